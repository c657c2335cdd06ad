import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reportBody } from '../../../src/report/body.js';
import { page } from '../../../src/report/page.js';
import { createReport, type ReportDocument } from '../../../src/report/report-document.js';
import { load } from '../../support/load.js';
import { read } from '../../tidy/source-tree.js';

const HOSTILE = `<script>alert("1")</script> & 'é🙂`;

function reportOf(source: string): ReportDocument {
  return createReport({ scenario: load(source), source, version: '0', findings: [] });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
const htmlOf = (report: ReportDocument): string =>
  page({ title: report.summary.scenario, body: reportBody(report), style: 's', script: 'c', data: report, sha256 });

describe('a page', () => {
  const hello = read('scenarios/00-hello.yaml');

  it('is the same bytes each time', () => {
    expect(htmlOf(reportOf(hello))).toBe(htmlOf(reportOf(hello)));
  });

  it('lets nothing run but its own script and style', () => {
    const html = htmlOf(reportOf(hello));
    expect(html).toContain(
      `content="default-src 'none'; script-src 'sha256-${sha256('c')}'; style-src 'sha256-${sha256('s')}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(html).not.toMatch(/ (?:src|href|style|on\w+)=/);
  });

  it('takes names for text, wherever they stand', () => {
    const text = hello
      .replace('name: Hello', `name: ${JSON.stringify(HOSTILE)}`)
      .replaceAll('hello-cp', JSON.stringify(`cp ${HOSTILE}`))
      .replaceAll('name: web', `name: ${JSON.stringify(`web ${HOSTILE}`)}`);
    const html = htmlOf(reportOf(text));
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;é🙂');
    const data = /<script type="application\/json" id="document">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect((JSON.parse(data) as ReportDocument).summary.scenario).toBe(HOSTILE);
  });
});
