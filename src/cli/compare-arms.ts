import type { Arm } from '../sweep/study.js';
import { formatDiagnostic } from '../scenario/format-diagnostic.js';
import type { Arguments } from './arguments.js';
import type { Host } from './host.js';
import { readScenario } from './read-scenario.js';
import { UsageError } from './usage-error.js';

/** A scenario to compare, and what it was made of. */
export interface OpenArm extends Arm {
  /** `A` for the one that the others are compared with, then `B`, `C`, … */
  readonly label: string;
  readonly file: string;
  /** The `--set` items that were applied to the file. */
  readonly set: readonly string[];
}

interface PlannedArm {
  readonly name: string;
  readonly path: string;
  readonly set: readonly string[];
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Two files, or one file and variants of it. @throws UsageError for anything else. */
function planArms({ words, set, all }: Arguments): readonly PlannedArm[] {
  const variants = all('variant').map(readVariant);
  const [a] = words;
  if (words.includes('-')) throw new UsageError('compare reads files: stdin can be read only once');
  if (words.length > 1) {
    if (variants.length > 0)
      throw new UsageError('--variant is of one scenario; give one file, or two without --variant');
    return words.map((path) => ({ name: path, path, set }));
  }
  if (variants.length > 0) {
    const names = variants.map(({ name }) => name);
    const twice = names.find((name, n) => names.indexOf(name) !== n);
    if (twice !== undefined) throw new UsageError(`two variants are called ${twice}`);
    if (variants.length >= LETTERS.length) throw new UsageError(`at most ${LETTERS.length - 1} variants at a time`);
    return [{ name: a, path: a, set }, ...variants.map((v) => ({ name: v.name, path: a, set: [...set, ...v.set] }))];
  }
  if (set.length === 0)
    throw new UsageError(`compare ${a} with what? Give a second file, --set path=value or --variant`);
  return [
    { name: a, path: a, set: [] },
    { name: set.join(', '), path: a, set },
  ];
}

/** `name: path=value, path=value`; without a name the text is the name. A comma splits only before another `path=`. */
function readVariant(text: string): { readonly name: string; readonly set: readonly string[] } {
  const [, named, items] = /^(?:([^=[\]]*?):\s+)?(.*)$/s.exec(text) ?? [];
  const set = items.split(/,\s*(?=[A-Za-z_][\w-]*(?:\.[\w-]+|\[[^\]]+\])*\s*=)/).map((item) => item.trim());
  const wrong = set.find((item) => !item.includes('='));
  if (wrong !== undefined)
    throw new UsageError(`--variant ${text}: "${wrong}" is not path=value; say 'name: path=value, path=value'`);
  return { name: (named as string | undefined)?.trim() ?? set.join(', '), set };
}

/** Loads every side, and says what is wrong once; undefined when one of them cannot be run. */
export async function openArms(args: Arguments, host: Host): Promise<readonly OpenArm[] | undefined> {
  const told = new Set<string>();
  const arms: OpenArm[] = [];
  const planned = planArms(args);
  for (const [n, { name, path, set }] of planned.entries()) {
    const { scenario, file, text, diagnostics } = await readScenario(path, { ...args, set });
    const color = host.colorsTalk && !args.noColor;
    for (const line of diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, { file, text, color }))) {
      if (!told.has(line)) host.tell(`${line}\n`);
      told.add(line);
    }
    if (scenario !== undefined) arms.push({ label: LETTERS[n], name, scenario, file, set });
  }
  return arms.length < planned.length ? undefined : arms;
}
