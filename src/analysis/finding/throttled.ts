import { clockText } from '../clock-text.js';
import { durationText } from '../duration-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted } from './words.js';

/** A service whose tasks stop before they run is launched more and more rarely (SS-9, MS-41). */
export const throttled: FindingRule = ({ scenario, faults }) =>
  [...faults.throttled].map(([s, { count, firstMs, most }]) => {
    const { name } = scenario.services[s];
    return finding(
      'R013',
      'warning',
      `services[${name}]`,
      `(service ${name}) is unable to consistently start tasks successfully: ${counted(count, 'pause')} before new ` +
        `launches, the first at ${clockText(firstMs)}, the longest ${durationText(most)}.`,
      'Tasks that never run lengthen the pause; one that runs, or a deployment, ends it.',
    );
  });
