import type { Elements } from '../elements.js';
import { valueAt } from '../path-text.js';
import type { Report } from '../report.js';
import { durationMs } from '../schema/words.js';
import { expand } from './references.js';
import { checkExternalInstances } from './external-instances.js';
import { checkFargate } from './fargate.js';
import { checkGroups } from './groups.js';
import { checkInitialInstances } from './initial-instances.js';
import { checkLaunches } from './launches.js';
import { checkServices } from './services.js';
import { checkTaskDefinitions } from './task-definitions.js';

/** Values that are each allowed and do not go together. Looks at every element that is well-formed by itself. */
export function checkCombinations(raw: unknown, elements: Elements, report: Report): void {
  checkGroups(elements, report);
  checkProviders(elements, report);
  checkTaskDefinitions(elements, report);
  checkLaunches(raw, elements, report);
  checkServices(elements, report);
  checkFargate(elements, report);
  checkExternalInstances(raw, elements, report);
  checkDistributions(raw, report);
  checkTimes(raw, elements, report);
  checkInitialInstances(raw, elements, report);
}

function checkProviders({ capacityProviders }: Elements, report: Report): void {
  for (const { index, value } of capacityProviders) {
    if (value?.managedScaling === undefined) continue;
    const { minimumScalingStepSize: min, maximumScalingStepSize: max } = value.managedScaling;
    const path = ['capacityProviders', index, 'managedScaling', 'minimumScalingStepSize'];
    if (min > max) report.add('E014', path, `minimumScalingStepSize ${min} is above maximumScalingStepSize ${max}`);
  }
}

const distributionKeys = [
  ['autoScalingGroups', '*', 'bootTime'],
  ['autoScalingGroups', '*', 'warmPool', 'startTime'],
  ['taskDefinitions', '*', 'startTime'],
  ['taskDefinitions', '*', 'stopTime'],
  ['taskDefinitions', '*', 'crashAfter'],
  ['taskDefinitions', '*', 'unhealthyAfter'],
  ['traffic', '*', 'latency'],
  ['workloads', '*', 'runTime'],
  ['events', '*', 'runTime'],
  ['model', 'provisioningTimeout'],
  ['model', 'eniAttachTime'],
  ['model', 'activationTime'],
  ['model', 'eniDetachTime'],
  ['model', 'fargateProvisioningTime'],
];

function checkDistributions(raw: unknown, report: Report): void {
  for (const path of distributionKeys.flatMap((at) => expand(raw, at))) {
    const value = valueAt(raw, path);
    if (typeof value !== 'object' || value === null) continue;
    const of = (key: string): number => durationMs((value as Readonly<Record<string, unknown>>)[key]) ?? NaN;
    if (of('min') > of('max')) report.add('E014', [...path, 'min'], 'min is above max');
    if (of('median') > of('p95')) report.add('E014', [...path, 'p95'], 'p95 is below the median');
  }
}

function checkTimes(raw: unknown, { events, workloads }: Elements, report: Report): void {
  const duration = durationMs(valueAt(raw, ['duration'])) ?? 0;
  // A run of no length has its own diagnostic.
  const end = duration > 0 ? duration : Infinity;
  const from = durationMs(valueAt(raw, ['measure', 'from'])) ?? 0;
  const until = durationMs(valueAt(raw, ['measure', 'until'])) ?? end;
  if (from >= until) report.add('E014', ['measure', 'from'], 'the measured window ends before it begins');
  if (until > end)
    report.add('E014', ['measure', 'until'], 'the measured window ends after the run', 'at most `duration`');
  for (const { index, value: event } of events) {
    if (event === undefined) continue;
    if (event.at > end)
      report.add('W001', ['events', index, 'at'], 'this event comes after the end of the run', 'it does nothing');
    if (event.type === 'runTask' && event.until !== undefined && event.every === undefined) {
      report.add(
        'E014',
        ['events', index, 'until'],
        '`until` ends a repetition, and there is none',
        'add `every`, or remove it',
      );
    }
  }
  for (const { index, value: workload } of workloads) {
    if (workload === undefined || workload.type === 'trace') continue;
    if (workload.until !== undefined && workload.from > workload.until)
      report.add('E014', ['workloads', index, 'until'], '`until` is before `from`');
    if (workload.type === 'diurnal' && workload.ratePerMinute.min > workload.ratePerMinute.max) {
      report.add('E014', ['workloads', index, 'ratePerMinute', 'min'], 'min is above max');
    }
  }
}
