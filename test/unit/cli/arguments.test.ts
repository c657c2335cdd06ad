import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';

const wrong = (...argv: string[]): string => {
  try {
    parseArguments(argv);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'no error';
  }
  return 'accepted';
};

describe('parseArguments', () => {
  it('knows every option of the interface', () => {
    expect(
      parseArguments([
        'a.yaml',
        '--json',
        '--seed',
        '42',
        '--set',
        'a=1',
        '--set=b[0].c=x=y',
        '--trace',
        'f',
        '--until',
        '2h',
      ]),
    ).toMatchObject({
      words: ['a.yaml'],
      json: true,
      help: false,
      version: false,
      noColor: false,
      seed: '42',
      until: '2h',
      trace: 'f',
      set: ['a=1', 'b[0].c=x=y'],
    });
  });

  it('takes options before, between and after words, and all after -- as words', () => {
    expect(parseArguments(['--json', 'a.yaml', '--set', 'a=1', 'b.yaml']).words).toEqual(['a.yaml', 'b.yaml']);
    expect(parseArguments(['--', '--odd.yaml']).words).toEqual(['--odd.yaml']);
    expect(parseArguments(['-']).words).toEqual(['-']);
  });

  it('keeps seeds and file names as they were typed', () => {
    expect(parseArguments(['007', '--seed', '007'])).toMatchObject({ words: ['007'], seed: '007' });
    expect(parseArguments(['a', '--seed', '-5']).seed).toBe('-5');
    expect(parseArguments(['a', '--seed', '1e3']).seed).toBe('1e3');
  });

  it('knows -h, --help, --version and --no-color', () => {
    expect(parseArguments(['-h']).help).toBe(true);
    expect(parseArguments(['--help', '--version', '--no-color'])).toMatchObject({
      help: true,
      version: true,
      noColor: true,
    });
  });

  it.each([
    [['--sed', '1', 'a'], 'UsageError: there is no option --sed; did you mean --seed?'],
    [['--jsno=1', 'a'], 'UsageError: there is no option --jsno; did you mean --json?'],
    [['--utnil=2h'], 'UsageError: there is no option --utnil; did you mean --until?'],
    [['--frobnicate'], 'UsageError: there is no option --frobnicate; see simulate --help'],
    [['-x'], 'UsageError: there is no option -x; see simulate --help'],
    [['a', '--seed'], 'UsageError: --seed needs a value'],
    [['a', '--seed', '--json'], 'UsageError: --seed needs a value'],
    [['a', '--set='], 'UsageError: --set needs a value'],
    [['a', '--seed', '1', '--seed', '2'], 'UsageError: --seed is given 2 times; once is enough'],
  ])('refuses %j', (argv, message) => {
    expect(wrong(...argv)).toBe(message);
  });
});
