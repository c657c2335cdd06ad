import { page, type PageParts } from '../page.js';
import { style } from '../style.js';
import { studyStyle } from './study-style.js';
import { sweepBody } from './sweep-body.js';
import type { SweepDocument } from './sweep-document.js';
import { tuneBody } from './tune-body.js';
import type { TuneDocument } from './tune-document.js';

/** The page of a sweep or a search, with the bundle of `client/study`. */
export function studyPage(study: SweepDocument | TuneDocument, script: string, sha256: PageParts['sha256']): string {
  const body = study.kind === 'sweep' ? sweepBody(study) : tuneBody(study);
  return page({ title: study.title, body, style: style + studyStyle, script, data: study, sha256 });
}
