import { clockText } from '../../analysis/clock-text.js';
import type { HeadroomAnswer } from '../command/headroom.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { fleetsText } from './fleets-text.js';
import { notShown, section, shown } from './section.js';
import { textTable } from './text-table.js';

/** `42 more; RESOURCE:ENI on 7 instances, RESOURCE:MEMORY on 3`, and the instances one by one, and the smallest fleets. */
export function headroomText(answer: HeadroomAnswer, page: Page): string {
  const { task, atSeconds, more, binding, instances, scenario, seed } = answer;
  const count = more === 'unlimited' ? 'as many more as you like, on Fargate' : `${numberText(more)} more`;
  const places = binding.map(({ reason, instances: n }, i) =>
    i === 0 ? `${reason} on ${n} ${n === 1 ? 'instance' : 'instances'}` : `${reason} on ${n}`,
  );
  const headline = [`${page.strong(task)} at ${clockText(atSeconds * 1000)}: ${count}`, places.join(', ')];
  const rows = shown(instances).map(({ id, more: fit, binds }) => [id, numberText(fit), binds]);
  const table = textTable([{ head: 'instance' }, { head: 'more' }, { head: 'then lacks' }], rows, page);
  return [
    `${scenario}\n`,
    `  ${headline.filter((part) => part !== '').join('; ')}\n`,
    instances.length === 0
      ? '  No instance is ACTIVE for it.\n'
      : `${section('Instances', table, page)}${notShown(instances, page)}\n`,
    ...fleetsText(answer.smallestFleets, page),
    page.faint(`seed ${seed}`),
    '',
  ].join('\n');
}
