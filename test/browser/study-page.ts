import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main } from '../../src/cli/main.js';
import { studyPage } from '../../src/report/study/study-page.js';
import type { SweepDocument } from '../../src/report/study/sweep-document.js';
import type { TuneDocument } from '../../src/report/study/tune-document.js';
import { documentOf } from '../support/document-of.js';
import { fakeHost } from '../unit/cli/fake-host.js';
import { clientScript } from './client-script.js';

/** What `simulate … --html` shows, on a page with the script of the sources as they stand. */
export async function writeStudyPage(
  argv: readonly string[],
): Promise<{ readonly url: string; readonly study: SweepDocument | TuneDocument }> {
  const path = join(mkdtempSync(join(tmpdir(), 'study-')), 'study.html');
  const host = fakeHost();
  await main([...argv, '--html', path], host);
  if (host.said.talk !== '') throw new Error(host.said.talk);
  const study = documentOf(readFileSync(path, 'utf8')) as SweepDocument | TuneDocument;
  writeFileSync(path, studyPage(study, clientScript('study/main'), sha256));
  return { url: pathToFileURL(path).href, study };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
