import type { Quantiles, Summary } from '../../src/analysis/summary-types.js';
import { expectThat } from './watch/broken.js';

/** What must hold of the answer alone. */
export function checkSummary(summary: Summary): void {
  checkTasks(summary);
  checkServices(summary);
  checkProviders(summary);
  checkFigures(summary, '');
}

/** The two identities of the contract. */
function checkTasks({ tasks: n, workloads }: Summary): void {
  const requested = n.placed + n.timedOut + n.rejected + n.stoppedBeforePlacement + n.waitingAtEnd;
  expectThat(n.requested === requested, 'identity of requested tasks', () => JSON.stringify(n));
  const ended = n.completed + n.failed + n.killed + n.stoppedAfterPlacement;
  const placed = ended + n.startingAtEnd + n.runningAtEnd + n.stoppingAtEnd;
  expectThat(n.placed === placed, 'identity of placed tasks', () => JSON.stringify(n));
  expectThat(n.started <= n.placed, 'no task starts that was not placed', () => JSON.stringify(n));
  for (const w of workloads)
    expectThat(w.placed + w.timedOut + w.rejected <= w.requested, 'tasks of a workload', () => JSON.stringify(w));
}

function checkServices({ services, tasks, externalInstances = [] }: Summary): void {
  for (const { name, runningCount, byAvailabilityZone, byCapacityProvider, belowDesiredTaskSeconds } of services) {
    const inZones = total(byAvailabilityZone);
    // External instances stand in no zone.
    const addsUp = externalInstances.length > 0 ? inZones <= runningCount : inZones === runningCount;
    expectThat(addsUp, 'zones of a service add up', () => name);
    expectThat(total(byCapacityProvider) <= runningCount, 'providers of a service add up', () => name);
    expectThat(belowDesiredTaskSeconds >= 0, 'time below desired', () => `${name}: ${belowDesiredTaskSeconds}`);
  }
  const running = services.reduce((sum, service) => sum + service.runningCount, 0);
  expectThat(running <= tasks.runningAtEnd, 'running tasks add up', () => `${running} of ${tasks.runningAtEnd}`);
}

function checkProviders({ capacityProviders, instances }: Summary): void {
  for (const provider of capacityProviders) {
    const { name, autoScalingGroup, finalInstances, series } = provider;
    const alive = instances.filter((i) => i.autoScalingGroup === autoScalingGroup).length;
    expectThat(
      finalInstances === alive,
      'final instances are those listed',
      () => `${name}: ${finalInstances}, ${alive}`,
    );
    for (const point of series)
      expectThat(
        point.reservation >= 0 &&
          point.needed >= 0 &&
          point.running >= 0 &&
          point.desired >= 0 &&
          point.provisioning >= 0,
        'no figure of a series is negative',
        () => `${name}: ${JSON.stringify(point)}`,
      );
  }
  for (const { id, cpuFree, memoryFreeMiB } of instances)
    expectThat(cpuFree >= 0 && memoryFreeMiB >= 0, 'no instance over its capacity', () => id);
}

/** Every number is one, and quantiles ascend. */
function checkFigures(value: unknown, path: string): void {
  if (typeof value === 'number')
    expectThat(Number.isFinite(value), 'every figure is a number', () => `${path} ${value}`);
  if (typeof value !== 'object' || value === null) return;
  if ('p95' in value) checkQuantiles(value as Quantiles, path);
  for (const [key, inner] of Object.entries(value)) checkFigures(inner, `${path}.${key}`);
}

function checkQuantiles({ p50, p90, p95, p99, max, mean }: Quantiles, path: string): void {
  const ascends = p50 <= p90 && p90 <= p95 && p95 <= p99 && p99 <= max && mean <= max;
  expectThat(ascends, 'quantiles ascend', () => path);
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
