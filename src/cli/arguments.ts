import { Parser } from 'yargs/helpers';
import { nearestWord } from '../model/nearest-word.js';
import { UsageError } from './usage-error.js';

/** The command line, checked. */
export interface Arguments {
  /** Words that are no options. */
  readonly words: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly noColor: boolean;
  readonly seed: string | undefined;
  readonly until: string | undefined;
  readonly trace: string | undefined;
  readonly set: readonly string[];
}

const flags = ['json', 'help', 'version', 'no-color'] as const;
const valued = ['seed', 'until', 'trace', 'set'] as const;
/** The interface names them; a later version knows them. */
const later = ['seeds', 'html'] as const;
const known = [...flags, ...valued, ...later].map((name) => `--${name}`);

/** @throws UsageError for what is unknown, incomplete or said twice. */
export function parseArguments(argv: readonly string[]): Arguments {
  const parsed = Parser([...argv], {
    boolean: [...flags],
    string: [...valued, ...later],
    alias: { help: 'h' },
    configuration: {
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-positional-numbers': false,
      'populate--': true,
      'unknown-options-as-args': true,
    },
  }) as Record<string, unknown>;
  const words = (parsed['_'] as unknown[]).map(String);
  const unknown = words.find((word) => word.startsWith('-') && word !== '-');
  if (unknown !== undefined) throw unknownOption(unknown);
  for (const name of later) if (parsed[name] !== undefined) throw new UsageError(`--${name} is not supported yet`);
  const one = (name: string): string | undefined => {
    const values = valuesOf(parsed, name);
    if (values.length > 1) throw new UsageError(`--${name} is given ${values.length} times; once is enough`);
    return values[0];
  };
  return {
    words: [...words, ...((parsed['--'] ?? []) as unknown[]).map(String)],
    json: parsed['json'] === true,
    help: parsed['help'] === true,
    version: parsed['version'] === true,
    noColor: parsed['no-color'] === true,
    seed: one('seed'),
    until: one('until'),
    trace: one('trace'),
    set: valuesOf(parsed, 'set'),
  };
}

function valuesOf(parsed: Record<string, unknown>, name: string): readonly string[] {
  if (parsed[name] === undefined) return [];
  const values = [parsed[name]].flat().map(String);
  if (values.includes('')) throw new UsageError(`--${name} needs a value`);
  return values;
}

function unknownOption(word: string): UsageError {
  const [option] = word.split('=', 1);
  const near = nearestWord(option, known);
  const hint = near === undefined ? 'see simulate --help' : `did you mean ${near}?`;
  return new UsageError(`there is no option ${option}; ${hint}`);
}
