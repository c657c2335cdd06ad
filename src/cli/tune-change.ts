import { parse } from 'yaml';
import type { Scenario } from '../model/scenario.js';
import { parsePath, type Step } from '../scenario/path-text.js';
import type { ValueAtPath } from '../scenario/terraform.js';
import { namesIn } from '../sweep/tune/overlap.js';

/** What `--set` items change. */
export function changedValues(set: readonly string[], scenario: Scenario): readonly ValueAtPath[] {
  return set.flatMap((item): readonly ValueAtPath[] => {
    const equals = item.indexOf('=');
    const steps = parsePath(item.slice(0, equals).trim()) ?? [];
    const value = parse(item.slice(equals + 1)) as unknown;
    return withoutStar(steps, scenario).map((each) => ({ steps: each, value }));
  });
}

/** Of the lists at the top of the file; deeper ones have no names to tell. */
function withoutStar(steps: readonly Step[], scenario: Scenario): readonly (readonly Step[])[] {
  const [list, element, ...rest] = steps;
  if (steps.length < 2 || !('key' in list) || !('element' in element)) return [steps];
  const names = namesIn(list.key, scenario);
  if (names.length === 0) return [steps];
  if (element.element === '*') return names.map((name) => [list, { element: name }, ...rest]);
  const byPlace = names.includes(element.element) ? undefined : names.at(Number(element.element));
  return [byPlace === undefined ? steps : [list, { element: byPlace }, ...rest]];
}
