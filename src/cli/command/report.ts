import type { Arguments } from '../arguments.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';
import { openScenario } from '../open-scenario.js';
import { openOutputFile } from '../output-file.js';
import { UsageError } from '../usage-error.js';
import { writeReport } from '../write-report.js';

/** `simulate report scenario.yaml -o report.html`: one page that stands alone. */
export async function report(args: Arguments, call: Call, host: Host): Promise<number> {
  const path = args.one('output');
  if (path === undefined) throw new UsageError('where to? Say simulate report <scenario.yaml> -o report.html');
  const opened = await openScenario(args.words[0], args, host, undefined);
  if (opened === undefined) return exitCode.wrongInput;
  call.seed = opened.scenario.seed;
  await writeReport(opened, openOutputFile(path, '--output'), host);
  host.tell(`wrote ${path}\n`);
  return exitCode.fine;
}
