import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { reportBody } from '../report/body.js';
import { page } from '../report/page.js';
import { createReport } from '../report/report-document.js';
import { style } from '../report/style.js';
import { lintScenario } from '../scenario/lint/lint-scenario.js';
import type { Host } from './host.js';
import type { OpenScenario } from './open-scenario.js';
import type { OutputFile } from './output-file.js';
import { createProgress } from './progress.js';
import { version } from './version.js';

/** Runs a scenario and writes its page. The file is one that was opened for it. */
export async function writeReport(
  { scenario, locate, text }: OpenScenario,
  file: OutputFile,
  host: Host,
): Promise<void> {
  const { onProgress, stop } = await createProgress(host.watched, scenario.durationMs);
  try {
    const findings = lintScenario(scenario, locate);
    const report = createReport({ scenario, source: text, version: version(), findings, onProgress });
    const script = readFileSync(new URL('../../dist/client/report.js', import.meta.url), 'utf8');
    file.write([page({ title: scenario.name, body: reportBody(report), style, script, data: report, sha256 })]);
  } finally {
    stop();
    file.close();
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
