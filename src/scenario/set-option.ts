import { parse } from 'yaml';
import { didYouMean, listed } from './did-you-mean.js';
import { parsePath, resolvePath, valueAt, withValue, type Step } from './path-text.js';
import { nameOf, type Path, type Position } from './place.js';
import type { Report } from './report.js';
import { durationMs } from './schema/words.js';

const OPTION: Position = { line: 0, column: 0 };
const FORM = "write path=value, such as 'capacityProviders[*].managedScaling.targetCapacity=90'";

/** The data of the file with the command line's `--set` and `--until` applied. */
export function applyOptions(
  raw: unknown,
  { set = [], until }: { readonly set?: readonly string[] | undefined; readonly until?: string | undefined },
  report: Report,
  changed: Path[],
): unknown {
  const data = set.reduce((before, item) => applySet(before, item, report, changed), raw);
  return until === undefined ? data : applyUntil(data, until, report);
}

function applySet(raw: unknown, item: string, report: Report, changed: Path[]): unknown {
  const equals = item.indexOf('=');
  const steps = parsePath(equals < 0 ? item : item.slice(0, equals).trim());
  if (equals < 0 || steps === undefined) {
    report.addAt('E040', `--set ${item}`, OPTION, 'is not path=value', FORM);
    return raw;
  }
  const paths = resolvePath(raw, steps);
  if (paths.length === 0) {
    report.addAt('E040', `--set ${item}`, OPTION, 'the path is nowhere in the file', nowhereHint(raw, steps));
    return raw;
  }
  const value = parseValue(item.slice(equals + 1));
  if (value === undefined) {
    report.addAt('E040', `--set ${item}`, OPTION, 'the value is not YAML', FORM);
    return raw;
  }
  changed.push(...paths);
  return paths.reduce((data, path) => withValue(data, path, value), raw);
}

/** The first step that leads nowhere, and what there is instead. */
function nowhereHint(raw: unknown, steps: readonly Step[]): string {
  const lost = steps.findIndex((_, n) => resolvePath(raw, steps.slice(0, n + 1)).length === 0);
  const step = steps[lost];
  const lists = resolvePath(raw, steps.slice(0, lost)).map((path) => valueAt(raw, path));
  const names = lists.flatMap((list) =>
    Array.isArray(list) ? list.map((element, n) => nameOf(element) ?? String(n)) : [],
  );
  const near = 'element' in step ? didYouMean(step.element, names) : undefined;
  if (near !== undefined) return near;
  if (names.length > 0) return `there are: ${listed(names)}; or * for all of them`;
  return 'name a list element by its name, by its place from 0, or by *';
}

function parseValue(text: string): unknown {
  try {
    return parse(text, { version: '1.2', maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}

function applyUntil(raw: unknown, until: string, report: Report): unknown {
  const end = durationMs(until);
  const duration = durationMs(valueAt(raw, ['duration']));
  if (end === undefined || end === 0) {
    report.addAt('E041', `--until ${until}`, OPTION, 'is not a duration', 'such as 90s, 15m, 2h');
    return raw;
  }
  if (duration === undefined) return raw;
  const ended = withValue(raw, ['duration'], end / 1000);
  const measured = durationMs(valueAt(raw, ['measure', 'until']));
  return measured !== undefined && measured > end ? withValue(ended, ['measure', 'until'], end / 1000) : ended;
}
