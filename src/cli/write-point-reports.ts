import type { Arguments } from './arguments.js';
import type { Host } from './host.js';
import { openOutputFile } from './output-file.js';
import type { ScenarioText } from './read-scenario.js';
import type { ReportFolder } from './study-options.js';
import { writeReport } from './write-report.js';

/** A point whose report is to be written. */
export interface ReportedPoint {
  readonly name: string;
  /** `--set` items that come after those of the command line. */
  readonly set: readonly string[];
}

/** Runs each point once more, with its first seed, and writes its report. The scenarios are known to be sound. */
export async function writePointReports(
  points: readonly ReportedPoint[],
  { file, text, load }: ScenarioText,
  folder: ReportFolder,
  args: Arguments,
  host: Host,
): Promise<void> {
  for (const { name, set } of points) {
    const { scenario, locate } = load([...args.set, ...set]);
    if (scenario === undefined) throw new Error(`${set.join(' ')} could be loaded before`);
    const output = openOutputFile(folder.pathOf(name), '--reports');
    await writeReport({ scenario, file, text, locate }, output, host);
  }
}
