import { didYouMean, listed } from '../did-you-mean.js';
import type { Path } from '../place.js';
import type { Report } from '../report.js';

/** A name that must be in a list. */
export function checkKnown(kind: string, name: string, known: readonly string[], at: Path, report: Report): boolean {
  if (known.includes(name)) return true;
  report.add('E020', at, `no ${kind} is named "${name}"; there are: ${listed(known)}`, didYouMean(name, known));
  return false;
}
