import { createHash } from 'node:crypto';
import { compareBody } from '../report/compare/compare-body.js';
import { compareStyle } from '../report/compare/compare-style.js';
import { stillPage } from '../report/page.js';
import { style } from '../report/style.js';
import type { CompareAnswer } from './compare-answer.js';
import type { OutputFile } from './output-file.js';
import { reportCommand } from './report-command.js';

/** Writes the page of a comparison. The file is one that was opened for it. */
export function writeComparison(answer: CompareAnswer, until: string | undefined, file: OutputFile): void {
  const names = answer.comparisons.map(({ b }) => b.name).join(', ');
  const commands = [answer.a, ...answer.comparisons.map(({ b }) => b)].map(({ label, file: path, set, seeds }) => ({
    label,
    command: reportCommand({ file: path, set, until, seed: seeds[0], output: `${label}.html` }),
  }));
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
  const title = `${names} against ${answer.a.name}`;
  file.write([stillPage({ title, body: compareBody(answer, commands), style: style + compareStyle, sha256 })]);
}
