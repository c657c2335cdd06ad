import type { Elements } from '../elements.js';
import type { Path } from '../place.js';
import type { Report } from '../report.js';
import { checkAttributes } from './attributes.js';

const DAY_MS = 86_400_000;

/** Sizes, names and schedules of the Auto Scaling groups. */
export function checkGroups(elements: Elements, report: Report): void {
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
    checkAttributes(group.attributes, at('attributes'), report);
    checkScheduledActions(group, index, elements, report);
    if (group.maxInstanceLifetime !== undefined && group.maxInstanceLifetime < DAY_MS)
      report.add('W003', at('maxInstanceLifetime'), 'AWS takes a maximum instance lifetime of at least 1 day');
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
