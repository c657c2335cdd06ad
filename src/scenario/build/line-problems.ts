import type { Path } from '../place.js';
import type { BuildContext } from './context.js';

const MAX_PROBLEMS = 20;

/** What is wrong with the lines of a file that the scenario names. At most so many are shown; the rest is counted. */
export function createLineProblems({ report }: Pick<BuildContext, 'report'>, file: string, path: Path) {
  let count = 0;
  return {
    add(line: number, message: string): void {
      if (count++ < MAX_PROBLEMS) report.add('E031', path, `${file}:${line} ${message}`);
    },
    finish(): void {
      if (count > MAX_PROBLEMS) report.add('E031', path, `${file}: and ${count - MAX_PROBLEMS} more lines are wrong`);
    },
  };
}
