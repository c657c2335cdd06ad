import { Parser } from 'yargs/helpers';
import { nearestWord } from '../model/nearest-word.js';
import { optionNames, optionOf, type OptionName } from './options.js';
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
  /** The options that were given. */
  readonly given: readonly OptionName[];
  readonly isSet: (flag: OptionName) => boolean;
  readonly one: (option: OptionName) => string | undefined;
  readonly all: (option: OptionName) => readonly string[];
}

const ofKind = (isFlag: boolean): string[] => optionNames.filter((name) => (optionOf(name).kind === 'flag') === isFlag);

/** @throws UsageError for what is unknown, incomplete or said twice. */
export function parseArguments(argv: readonly string[]): Arguments {
  const parsed = Parser([...argv], {
    boolean: ofKind(true),
    string: [...ofKind(false)],
    alias: { help: 'h', output: 'o' },
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
  const values = new Map(optionNames.map((name) => [name, valuesOf(parsed, name)]));
  const all = (name: OptionName): readonly string[] => values.get(name) ?? [];
  const one = (name: OptionName): string | undefined => all(name).at(0);
  const isSet = (name: OptionName): boolean => parsed[name] === true;
  return {
    words: [...words, ...((parsed['--'] ?? []) as unknown[]).map(String)],
    json: isSet('json'),
    help: isSet('help'),
    version: isSet('version'),
    noColor: isSet('no-color'),
    seed: one('seed'),
    until: one('until'),
    trace: one('trace'),
    set: all('set'),
    given: optionNames.filter((name) => all(name).length > 0),
    isSet,
    one,
    all,
  };
}

function valuesOf(parsed: Record<string, unknown>, name: OptionName): readonly string[] {
  if (parsed[name] === undefined) return [];
  const values = [parsed[name]].flat().map(String);
  const { kind } = optionOf(name);
  if (kind !== 'flag' && values.includes('')) throw new UsageError(`--${name} needs a value`);
  if (kind === 'one' && values.length > 1)
    throw new UsageError(`--${name} is given ${values.length} times; once is enough`);
  return values;
}

function unknownOption(word: string): UsageError {
  const [option] = word.split('=', 1);
  const known = optionNames.map((name) => `--${name}`);
  const near = nearestWord(option, known);
  const hint = near === undefined ? 'see simulate --help' : `did you mean ${near}?`;
  return new UsageError(`there is no option ${option}; ${hint}`);
}
