import { shellWord } from '../report/shell-word.js';

/** A run whose report can be made. */
export interface ReportedRun {
  /** "-" for a text that came on stdin. */
  readonly file: string;
  readonly set: readonly string[];
  readonly until: string | undefined;
  readonly seed: string;
  /** The page. */
  readonly output: string;
}

/** The command that makes the report of a run, to be copied. */
export function reportCommand({ file, set, until, seed, output }: ReportedRun): string {
  const options = [
    ...set.map((item) => ['--set', item]),
    ...(until === undefined ? [] : [['--until', until]]),
    ['--seed', seed],
    ['-o', output],
  ];
  return [
    'simulate report',
    file === '-' ? file : shellWord(file),
    ...options.map(([option, value]) => `${option} ${shellWord(value)}`),
  ].join(' ');
}
