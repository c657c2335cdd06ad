import type { Scenario } from '../../model/scenario.js';
import { UPDATABLE_WORDS, mayChange } from '../check/updates.js';
import { parsePath, resolvePath, valueAt, withValue } from '../path-text.js';
import { pathText, type Path, type Places } from '../place.js';
import { createReport, type Report } from '../report.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { UpdatedScenario, VariantOf } from './events.js';

const NOWHERE = { line: 0, column: 0 };

/**
 * The scenario from each update on: the file with that update and all before it, checked as a whole. What would be wrong
 * after an update is said at the update.
 */
export function createVariants(
  raw: unknown,
  file: ScenarioFile,
  report: Report,
  buildVariant: (raw: unknown, quiet: Report) => Scenario | undefined,
): VariantOf {
  const variants = new Map<number, UpdatedScenario>();
  const updates = file.events
    .flatMap((event, n) => (event.type === 'update' ? [{ event, n }] : []))
    .toSorted((a, b) => a.event.at - b.event.at || a.n - b.n);
  let data = raw;
  for (const { event, n } of updates) {
    const paths = placesOf(raw, event.path, n, report);
    if (paths.length === 0) continue;
    data = paths.reduce((changed, path) => withinSizes(withValue(changed, path, event.value), path), data);
    const quiet = createReport(namesIn(data));
    const scenario = buildVariant(data, quiet);
    const errors = quiet.diagnostics.filter(({ severity }) => severity === 'error');
    for (const { path, message, hint } of errors)
      report.add('E051', ['events', n, 'value'], `after this update ${path}: ${message}`, hint);
    if (scenario !== undefined) variants.set(n, { scenario, ...touched(paths) });
  }
  return (n) => variants.get(n);
}

function placesOf(raw: unknown, text: string, n: number, report: Report): readonly Path[] {
  const at = ['events', n, 'path'];
  const steps = parsePath(text);
  const paths = steps === undefined ? [] : resolvePath(raw, steps);
  if (paths.length === 0) {
    report.add(
      'E050',
      at,
      `"${text}" is nowhere in the file`,
      'such as capacityProviders[NAME].managedScaling.targetCapacity',
    );
    return [];
  }
  if (!paths.every(mayChange)) {
    report.add('E050', at, `"${text}" cannot change during a run`, `these can: ${UPDATABLE_WORDS}`);
    return [];
  }
  return paths;
}

/** Auto Scaling moves a desired capacity that new sizes leave outside (MS-29): the variant has it where it will be. */
function withinSizes(data: unknown, path: Path): unknown {
  const [list, group, key] = path;
  if (list !== 'autoScalingGroups' || (key !== 'minSize' && key !== 'maxSize')) return data;
  const at = (name: string): Path => [list, group, name];
  const [desired, min, max] = ['desiredCapacity', 'minSize', 'maxSize'].map((name) => valueAt(data, at(name)));
  if (typeof desired !== 'number') return data;
  const atLeast = typeof min === 'number' ? Math.max(min, desired) : desired;
  return withValue(data, at('desiredCapacity'), typeof max === 'number' ? Math.min(max, atLeast) : atLeast);
}

/** Whose counts and sizes the update sets, so that it takes effect even where an event had changed them. */
function touched(paths: readonly Path[]): Omit<UpdatedScenario, 'scenario'> {
  const of = (list: string, ...keys: readonly string[]): readonly number[] =>
    paths.flatMap((path) => (path[0] === list && keys.includes(String(path[2])) ? [Number(path[1])] : []));
  return {
    desiredCounts: of('services', 'desiredCount'),
    desiredCapacities: of('autoScalingGroups', 'desiredCapacity'),
    sizes: of('autoScalingGroups', 'minSize', 'maxSize'),
  };
}

/** Names places in changed data; it has no lines. */
const namesIn = (data: unknown): Places => ({
  valueAt: () => NOWHERE,
  keyAt: () => NOWHERE,
  insideAt: () => NOWHERE,
  text: (path) => pathText(data, path),
});
