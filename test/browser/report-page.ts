import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { reportBody } from '../../src/report/body.js';
import { page } from '../../src/report/page.js';
import { createReport, type ReportDocument } from '../../src/report/report-document.js';
import { style } from '../../src/report/style.js';
import { load } from '../support/load.js';
import { clientScript } from './client-script.js';

/** A report of the sources as they stand, written to a file. */
export interface WrittenReport {
  readonly document: ReportDocument;
  readonly html: string;
  readonly url: string;
}

export function writeReport(source: string, path: string): WrittenReport {
  const document = createReport({ scenario: load(source), source, version: '0.0.0-test', findings: [] });
  const title = document.summary.scenario;
  const html = page({ title, body: reportBody(document), style, script: clientScript('main'), data: document, sha256 });
  writeFileSync(path, html);
  return { document, html, url: pathToFileURL(path).href };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
