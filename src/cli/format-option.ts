import type { Arguments } from './arguments.js';
import { UsageError } from './usage-error.js';

/** The value of `--format`, `json` for `--json`, else the first of those that there are. @throws UsageError for any other. */
export function formatOption<Format extends string>(
  args: Arguments,
  formats: readonly (Format | 'json')[],
): Format | 'json' {
  const asked = args.one('format');
  const format = formats.find((each) => each === (asked ?? (args.json ? 'json' : formats[0])));
  if (format === undefined) throw new UsageError(`--format ${asked ?? ''} is none of ${formats.join(', ')}`);
  if (args.json && format !== 'json') throw new UsageError(`--json and --format ${format}: which of them?`);
  return format;
}
