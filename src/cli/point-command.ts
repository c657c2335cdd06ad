import type { Arguments } from './arguments.js';
import { reportCommand } from './report-command.js';

/** The command that makes the report of a point of a sweep or a search, with a seed. */
export const pointCommand = (
  { words: [file], set: own, until }: Arguments,
  set: readonly string[],
  seed: string,
): string => reportCommand({ file, set: [...own, ...set], until, seed, output: 'report.html' });
