import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { studyPage } from '../report/study/study-page.js';
import type { SweepDocument } from '../report/study/sweep-document.js';
import type { TuneDocument } from '../report/study/tune-document.js';
import type { OutputFile } from './output-file.js';

/** Writes the page of a sweep or a search. The file is one that was opened for it. */
export function writeStudy(study: SweepDocument | TuneDocument, file: OutputFile): void {
  const script = readFileSync(new URL('../../dist/client/study.js', import.meta.url), 'utf8');
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
  file.write([studyPage(study, script, sha256)]);
}
