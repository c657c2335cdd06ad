import type { Distribution, Scenario } from '../../src/model/scenario.js';
import type { Roster } from '../../src/model/roster.js';
import { deploymentState, instanceState, taskState, type World } from '../../src/model/world.js';
import type { Handlers } from '../../src/kernel/fact.js';
import type { Facts } from '../../src/model/facts.js';
import type { RunningWorld } from '../../src/simulate.js';
import { expectThat } from './watch/broken.js';

const MINUTE_MS = 60_000;

/** Nothing stands still for longer than it may: what starts or stops does so in the time that its settings give. */
export interface StuckCheck {
  readonly fold: Partial<Handlers<Facts>>;
  /** At the end of the run. */
  readonly check: () => void;
}

export function createStuckCheck({ scenario, roster, world, clock }: RunningWorld): StuckCheck {
  const since = new Map<number, number>();
  const now = (task: number): void => {
    since.set(task, clock.nowMs);
  };
  return {
    fold: {
      TaskStopping: now,
      TaskAdmitted: now,
      TaskPlaced: now,
      FargateTaskPlaced: now,
      TaskReached: now,
      TaskStopped(task) {
        since.delete(task);
      },
    },
    check() {
      for (const [task, fromMs] of since) checkTask(scenario, roster, world, task & ROW_MASK, clock.nowMs - fromMs);
      checkAnswered(world);
      checkInstances(scenario, world, clock.nowMs);
      checkServices(scenario, roster, world, clock.nowMs);
    },
  };
}

const ROW_MASK = (1 << 20) - 1;

function checkAnswered({ tasks }: World): void {
  for (let t = 0; t < tasks.slots.used; t++)
    expectThat(
      tasks.state[t] !== taskState.requested,
      'a task that is asked for waits, runs or is refused',
      () => `row ${t}`,
    );
}

function checkTask(scenario: Scenario, roster: Roster, { tasks }: World, t: number, forMs: number): void {
  // EX-4: it waits for a link.
  if (tasks.held[t] !== 0) return;
  const definition = scenario.taskDefinitions[tasks.definition[t]];
  const { model } = scenario;
  const what = (): string => `${roster.requesters[tasks.requester[t]].name}: for ${forMs} ms`;
  const service = scenario.services.at(tasks.requester[t]);
  if (tasks.state[t] === taskState.stopping) {
    const drains = tasks.requester[t] < scenario.services.length ? (service?.deregistrationDelayMs ?? 0) : 0;
    const most = drains + longest(definition.stopTime) + longest(model.eniDetachTime) + MINUTE_MS;
    expectThat(forMs <= most, 'a stopping task stops', what);
  }
  if (tasks.state[t] === taskState.pending && tasks.admitted[t] === 1) {
    const provisions = longest(model.eniAttachTime) + longest(model.fargateProvisioningTime);
    const most = provisions + longest(definition.startTime) + longest(model.activationTime) + MINUTE_MS;
    expectThat(forMs <= most, 'a placed task starts or stops', what);
  }
}

function checkInstances(scenario: Scenario, { instances, tasksOn }: World, nowMs: number): void {
  for (let row = 0; row < instances.size; row++) {
    const forMs = nowMs - instances.launchedAtMs[row];
    const what = (): string => `instance ${instances.number[row]}: for ${forMs} ms`;
    const isOver = instances.state[row] === instanceState.terminating && tasksOn.count[row] === 0;
    expectThat(!isOver, 'an instance that goes and is empty is gone', what);
    if (instances.state[row] !== instanceState.pending || mayUpdateBoot(scenario)) continue;
    const { bootTime, warmPool } = scenario.autoScalingGroups[instances.group[row]];
    const boots = longest(bootTime) + (warmPool === undefined ? 0 : longest(warmPool.startTime));
    expectThat(forMs <= boots + scenario.model.inServiceDelayMs + MINUTE_MS, 'a pending instance boots', what);
  }
}

/** SS-8: with nothing in its way a service has as many tasks as it desires. */
function checkServices(scenario: Scenario, roster: Roster, { requesters, settings }: World, nowMs: number): void {
  for (let r = 0; r < scenario.services.length; r++) {
    const { deployment, desiredCount, doomed, limited, throttledUntilMs, rateReachedInMinute, stopping } = requesters;
    const hindered =
      doomed[r] > 0 ||
      limited[r] === 1 ||
      throttledUntilMs[r] > nowMs ||
      rateReachedInMinute[r] === Math.floor(nowMs / MINUTE_MS) ||
      deployment.state[r] === deploymentState.failed ||
      // SS-3: what a deployment has stopped counts against maximumPercent.
      (deployment.state[r] === deploymentState.inProgress && stopping[r] > 0);
    if (roster.requesters[r].daemon || hindered) continue;
    const { name } = settings.scenario.services[r];
    const what = (): string => `${name}: ${requesters.live[r]} of ${desiredCount[r]}`;
    expectThat(requesters.live[r] >= desiredCount[r], 'a service has the tasks that it desires', what);
  }
}

const mayUpdateBoot = ({ events }: Scenario): boolean =>
  events.some((event) => event.type === 'update' && event.path.endsWith('bootTime'));

/** As long as a draw of it ever gets, but for chances that no fuzz meets. */
function longest(d: Distribution): number {
  switch (d.distribution) {
    case 'constant':
      return d.valueMs;
    case 'uniform':
      return d.maxMs;
    case 'normal':
      return d.meanMs + 8 * d.stdDevMs;
    case 'lognormal':
      return d.medianMs * (d.p95Ms / d.medianMs) ** 5;
    case 'exponential':
      return 30 * d.meanMs;
    case 'empirical':
      return Math.max(...d.samplesMs);
  }
}
