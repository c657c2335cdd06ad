import type { Elements } from '../elements.js';
import type { Path } from '../place.js';
import { valueAt } from '../path-text.js';
import type { Report } from '../report.js';
import { durationMs } from '../schema/words.js';
import { expand } from './references.js';
import { checkInitialInstances } from './initial-instances.js';
import { checkLaunches } from './launches.js';
import { checkTaskDefinitions } from './task-definitions.js';

/** Values that are each allowed and do not go together. Looks at every element that is well-formed by itself. */
export function checkCombinations(raw: unknown, elements: Elements, report: Report): void {
  checkGroups(elements, report);
  checkProviders(elements, report);
  checkTaskDefinitions(elements, report);
  checkLaunches(raw, elements, report);
  checkDistributions(raw, report);
  checkTimes(raw, elements, report);
  checkInitialInstances(raw, elements, report);
}

const ATTRIBUTE_NAME = /^[A-Za-z0-9\-_/\\.]{1,128}$/;
const ATTRIBUTE_VALUE = /^[A-Za-z0-9\-_.@/\\: ]{1,128}$/;

function checkGroups(elements: Elements, report: Report): void {
  const { autoScalingGroups, events } = elements;
  for (const { index, value: group } of autoScalingGroups) {
    if (group === undefined) continue;
    const at = (key: string): Path => ['autoScalingGroups', index, key];
    const { minSize, maxSize, desiredCapacity } = group;
    if (minSize > maxSize)
      report.add(
        'E014',
        at('minSize'),
        `minSize ${minSize} is above maxSize ${maxSize}`,
        'swap them, or raise maxSize',
      );
    else if (desiredCapacity !== undefined && (desiredCapacity < minSize || desiredCapacity > maxSize)) {
      report.add(
        'E014',
        at('desiredCapacity'),
        `desiredCapacity ${desiredCapacity} is outside minSize ${minSize} … maxSize ${maxSize}`,
      );
    }
    for (const key of ['availabilityZones', 'instanceTypes'] as const) {
      const twice = group[key].findIndex((item, n) => group[key].indexOf(item) !== n);
      if (twice >= 0) report.add('E021', [...at(key), twice], `"${group[key][twice]}" stands twice`);
    }
    for (const [name, value] of Object.entries(group.attributes)) {
      if (!ATTRIBUTE_NAME.test(name))
        report.addAtKey(
          'E013',
          [...at('attributes'), name],
          `"${name}" is not an attribute name`,
          'letters, digits and - _ / \\ . only (at most 128)',
        );
      if (!ATTRIBUTE_VALUE.test(value) || value.trim() !== value)
        report.add(
          'E013',
          [...at('attributes'), name],
          `"${value}" is not an attribute value`,
          'letters, digits, inner blanks and - _ . @ / \\ : only (at most 128)',
        );
    }
    checkScheduledActions(group, index, elements, report);
  }
  for (const { index, value: event } of events) {
    if (event?.type !== 'setDesiredCapacity') continue;
    const group = autoScalingGroups.find(({ name }) => name === event.autoScalingGroup)?.value;
    if (
      group === undefined ||
      group.scheduledActions.length > 0 ||
      events.some(({ value }) => value?.type === 'update')
    )
      continue;
    if (event.desiredCapacity < group.minSize || event.desiredCapacity > group.maxSize) {
      report.add(
        'E014',
        ['events', index, 'desiredCapacity'],
        `desiredCapacity ${event.desiredCapacity} is outside minSize ${group.minSize} … maxSize ${group.maxSize} of "${group.name}"`,
        'Auto Scaling refuses such a call',
      );
    }
  }
}

function checkScheduledActions(
  group: NonNullable<Elements['autoScalingGroups'][number]['value']>,
  index: number,
  { events }: Elements,
  report: Report,
): void {
  group.scheduledActions.forEach((action, n) => {
    const path = ['autoScalingGroups', index, 'scheduledActions', n];
    const { minSize: least = 0, desiredCapacity: wanted = 0 } = action;
    const most = Math.max(group.maxSize, ...group.scheduledActions.map(({ maxSize = 0 }) => maxSize));
    const key = least > most ? 'minSize' : 'desiredCapacity';
    if (Math.max(least, wanted) > most && events.every(({ value }) => value?.type !== 'update')) {
      report.add(
        'E014',
        [...path, key],
        `${key} ${Math.max(least, wanted)} is above every maxSize, ${most}`,
        'raise maxSize',
      );
    }
    if (action.minSize === undefined && action.maxSize === undefined && action.desiredCapacity === undefined)
      report.add('E011', path, 'the action changes nothing', 'give minSize, maxSize or desiredCapacity');
    if ((action.minSize ?? 0) > (action.maxSize ?? Infinity))
      report.add('E014', [...path, 'minSize'], `minSize ${action.minSize} is above maxSize ${action.maxSize}`);
  });
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
  ['taskDefinitions', '*', 'startTime'],
  ['taskDefinitions', '*', 'stopTime'],
  ['taskDefinitions', '*', 'crashAfter'],
  ['workloads', '*', 'runTime'],
  ['events', '*', 'runTime'],
  ['model', 'provisioningTimeout'],
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
