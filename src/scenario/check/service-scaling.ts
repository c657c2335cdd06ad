import type { Path } from '../place.js';
import type { Report } from '../report.js';
import { taskNeeds } from '../task-needs.js';
import type { FileRevision, FileService } from './revisions-in.js';

type AutoScaling = NonNullable<FileService['autoScaling']>;
type Policy = AutoScaling['policies'][number];
type MetricPolicy = Exclude<Policy, { readonly type: 'scheduled' }>;
type Steps = Extract<Policy, { readonly type: 'step' }>['steps'];

/** Load and Application Auto Scaling of one service. */
export function checkServiceScaling(
  service: FileService,
  index: number,
  revisions: readonly FileRevision[],
  report: Report,
): void {
  const at = ['services', index];
  checkCurve(service, [...at, 'load', 'requestsPerSecond'], report);
  const { autoScaling } = service;
  if (autoScaling === undefined) return;
  const path = [...at, 'autoScaling'];
  if (service.schedulingStrategy === 'DAEMON')
    report.add('E014', path, 'a DAEMON service does not scale', 'remove it: it runs one task on each instance');
  const { minCapacity, maxCapacity, policies } = autoScaling;
  if (minCapacity > maxCapacity)
    report.add('E014', [...path, 'minCapacity'], `minCapacity ${minCapacity} is above maxCapacity ${maxCapacity}`);
  policies.forEach((policy, n) => {
    const place = [...path, 'policies', n];
    if (policy.type === 'scheduled') checkScheduled(policy, autoScaling, place, report);
    else checkMetric(service, policy, revisions, place, report);
    if (policy.type === 'step') checkSteps(policy.steps, [...place, 'steps'], report);
  });
}

function checkCurve({ load }: FileService, at: Path, report: Report): void {
  const curve = load?.requestsPerSecond;
  if (typeof curve !== 'object') return;
  if (curve.type === 'diurnal' && curve.min > curve.max) report.add('E014', [...at, 'min'], 'min is above max');
  if (curve.type !== 'steps') return;
  const late = curve.points.findIndex(([time], n) => n > 0 && time <= curve.points[n - 1][0]);
  if (late >= 0)
    report.add(
      'E014',
      [...at, 'points', late, 0],
      'this point is not after the one before',
      'put them in order of time',
    );
}

function checkMetric(
  { load }: FileService,
  { metric }: MetricPolicy,
  revisions: readonly FileRevision[],
  at: Path,
  report: Report,
): void {
  const path = [...at, 'metric'];
  if (load === undefined) {
    report.add('E014', path, `without load there is no ${metric}`, 'say under load what the service is asked to do');
    return;
  }
  if (
    metric === 'ECSServiceAverageMemoryUtilization' &&
    load.memoryMiBPerTask + load.memoryMiBPerRequestPerSecond === 0
  )
    report.add(
      'E014',
      path,
      `the load uses no memory, so there is no ${metric}`,
      'give load memoryMiBPerTask or memoryMiBPerRequestPerSecond',
    );
  const without = revisions.find(({ definition }) => taskNeeds(definition).cpuUnits === 0)?.definition;
  if (metric === 'ECSServiceAverageCPUUtilization' && without !== undefined)
    report.add('E014', path, `the task definition "${without.family}" reserves no CPU: ${metric} is a part of it`);
}

function checkScheduled(
  { minCapacity, maxCapacity }: Extract<Policy, { readonly type: 'scheduled' }>,
  { maxCapacity: usual, policies }: AutoScaling,
  at: Path,
  report: Report,
): void {
  if (minCapacity === undefined && maxCapacity === undefined)
    report.add('E011', at, 'the action changes nothing', 'give minCapacity or maxCapacity');
  if (minCapacity === undefined) return;
  const scheduled = policies.map((policy) => (policy.type === 'scheduled' ? (policy.maxCapacity ?? 0) : 0));
  const most = maxCapacity ?? Math.max(usual, ...scheduled);
  if (minCapacity > most)
    report.add('E014', [...at, 'minCapacity'], `minCapacity ${minCapacity} is above maxCapacity ${most}`);
}

/** AS-9: no gaps, no overlaps. A bound that is left out is without end. */
function checkSteps(steps: Steps, at: Path, report: Report): void {
  const ordered = steps
    .map(({ lower = -Infinity, upper = Infinity }, n) => ({ lower, upper, n }))
    .toSorted((a, b) => (a.lower === b.lower ? a.n - b.n : a.lower < b.lower ? -1 : 1));
  const empty = ordered.find(({ lower, upper }) => lower >= upper);
  if (empty !== undefined) {
    const { lower, upper, n } = empty;
    report.add('E014', [...at, n, 'upper'], `upper ${upper} is not above lower ${lower}`);
    return;
  }
  ordered.forEach(({ lower, n }, place) => {
    if (place === 0) return;
    const { upper } = ordered[place - 1];
    if (lower === upper) return;
    const word = lower < upper ? 'overlap' : 'leave a gap';
    report.add('E014', [...at, n], `this step and the one below it ${word}: ${boundText(upper)} … ${boundText(lower)}`);
  });
}

const boundText = (bound: number): string => (Number.isFinite(bound) ? String(bound) : 'no bound');
