import { readTrace, type TraceEntry } from '../../src/analysis/read-trace.js';
import type { Quantiles } from '../../src/analysis/summary-types.js';
import type { Run } from '../../src/simulate.js';

/** A golden is read by people: beyond so many facts it keeps the decisions only, and the hash stands for the rest. */
const FACTS_AT_MOST = 330;
const LINES_AT_MOST = 400;

/** What somebody decided or what went wrong; the rest follows from it. */
const decisions: ReadonlySet<string> = new Set([
  'ScenarioUpdated',
  'DesiredCountChanged',
  'RunTaskCalled',
  'LaunchRateReached',
  'ProvisioningLimitReached',
  'LaunchThrottled',
  'DeploymentStarted',
  'DeploymentBlocked',
  'DeploymentFailed',
  'DeploymentCompleted',
  'RebalancingStarted',
  'RebalancingEnded',
  'ServiceScaled',
  'ServiceBoundsChanged',
  'InstanceLaunched',
  'LaunchFailed',
  'WarmPoolChanged',
  'InstanceDraining',
  'AgentDisconnected',
  'AgentReconnected',
  'SpotInterruptionNoticed',
  'InstanceTerminating',
  'InstanceTerminated',
  'ZoneLost',
  'ZoneRecovered',
  'CapacityRanOut',
  'CapacityCameBack',
  'InstanceRefreshStarted',
  'InstanceRefreshCompleted',
  'GroupSizeChanged',
  'DesiredCapacityChanged',
  'TerminationPrevented',
  'ScalingBlocked',
]);
const unwanted: ReadonlySet<unknown> = new Set(['killed', 'timedOut', 'rejected', 'failed', 'failedToStart', 'interrupted', 'unhealthy']);

/** One fact, one line. */
export function factLine({ fact, at, because, type, ...fields }: TraceEntry): string {
  const told = Object.entries(fields).filter(([name, value]) => name !== 't' && value !== null);
  return [`${at} #${fact} ${type}`, ...told.map(([name, value]) => `${name}=${value}`), `because #${because}`].join(
    ' ',
  );
}

/** A run as a golden file: its hash, its key figures, then one line per fact; of a long run, the decisions only. */
export function goldenText(run: Run): string {
  const head = [...figures(run), ''];
  const kept = run.facts <= FACTS_AT_MOST ? [...readTrace(run)] : decisionsOf(run);
  const room = LINES_AT_MOST - head.length - 1;
  const shown = kept.slice(0, room).map(factLine);
  const rest = kept.length > room ? [`and ${kept.length - room} more`] : [];
  return [...head, ...shown, ...rest, ''].join('\n');
}

function decisionsOf(run: Run): TraceEntry[] {
  const measured = new Map<unknown, string>();
  return [...readTrace(run)].filter((entry) => {
    if (entry.type === 'ReservationMeasured') {
      const value = `${String(entry['needed'])}/${String(entry['running'])} ${String(entry['basis'])}`;
      const changed = measured.get(entry['provider']) !== value;
      measured.set(entry['provider'], value);
      return changed;
    }
    return decisions.has(entry.type) || (entry.type === 'TaskStopped' && unwanted.has(entry['cause']));
  });
}

const words = (figures: object): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');

const waits = ({ count, mean, p95, max }: Quantiles): string => words({ count, mean, p95, max });

function figures({ summary, traceHash, facts, trace }: Run): string[] {
  const { tasks, capacityProviders, services, cost, findings } = summary;
  const some = Object.fromEntries(Object.entries(tasks).filter(([, count]) => count > 0));
  const kinds = facts > FACTS_AT_MOST && trace !== undefined;
  return [
    `traceHash ${traceHash}`,
    `facts ${facts}${kinds ? ', of which the decisions, the losses and each new datapoint follow' : ''}`,
    `tasks: ${words(some)}`,
    `placementWaitSeconds: ${waits(summary.placementWaitSeconds)}`,
    ...capacityProviders.map(
      (p) =>
        `${p.name}: ${words({
          launched: p.instancesLaunched,
          terminated: p.instancesTerminated,
          peak: p.peakInstances,
          final: p.finalInstances,
          out: p.scaleOutActions,
          in: p.scaleInActions,
          instanceHours: p.instanceHours,
        })}`,
    ),
    ...services.map((s) => `${s.name}: running ${s.runningCount} of ${s.desiredCount}, ${words(s.byAvailabilityZone)}`),
    `cost: usd ${String(cost.usd)}, idleUsd ${String(cost.idleUsd)}`,
    ...findings.map(({ code, path }) => `finding ${code} ${path}`),
  ];
}
