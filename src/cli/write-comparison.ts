import { createHash } from 'node:crypto';
import { compareBody } from '../report/compare/compare-body.js';
import { compareStyle } from '../report/compare/compare-style.js';
import { stillPage } from '../report/page.js';
import { style } from '../report/style.js';
import type { CompareAnswer } from './compare-answer.js';
import type { OutputFile } from './output-file.js';

/** Writes the page of a comparison. The file is one that was opened for it. */
export function writeComparison(answer: CompareAnswer, file: OutputFile): void {
  const names = answer.comparisons.map(({ b }) => b.name).join(', ');
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
  const title = `${names} against ${answer.a.name}`;
  file.write([stillPage({ title, body: compareBody(answer), style: style + compareStyle, sha256 })]);
}
