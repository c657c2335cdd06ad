import type { FactName } from '../../model/facts.js';
import type { TraceEntry } from '../read-trace.js';
import type { WaitCause } from './wait-parts.js';

/** The facts of a provider and of its group that say what a wait was spent on. Who hands over part of a trace keeps these. */
export const waitFacts: ReadonlySet<FactName> = new Set([
  'ReservationMeasured',
  'ScalingBlocked',
  'DesiredCapacityChanged',
  'InstanceLaunched',
  'LaunchFailed',
]);

/** A fact that ended a part of the wait, and what that part was spent on. */
export interface Turn {
  readonly cause: WaitCause;
  readonly entry: TraceEntry;
}

/**
 * What a wait without a placement was spent on: the facts at which that changed, and what has held since the last of them. A launch
 * that fails (MS-63) keeps the instances away whatever the policy wants meanwhile, until a launch succeeds.
 */
export function vainWait(entries: readonly TraceEntry[]): {
  readonly turns: readonly Turn[];
  readonly last: WaitCause;
} {
  const seen = entries.findIndex(({ type }) => type === 'ReservationMeasured');
  if (seen < 0) return { turns: [], last: 'noRoom' };
  const turns: Turn[] = [{ cause: 'metric', entry: entries[seen] }];
  let last: WaitCause = 'alarm';
  for (const entry of entries.slice(seen + 1)) {
    const next = standingAfter(entry, last);
    if (next === last) continue;
    turns.push({ cause: last, entry });
    last = next;
  }
  // No alarm acted: there was none to wait for.
  return { turns, last: last === 'alarm' ? 'noRoom' : last };
}

function standingAfter(entry: TraceEntry, standing: WaitCause): WaitCause {
  switch (entry.type) {
    case 'LaunchFailed':
      return 'launch';
    case 'InstanceLaunched':
      return 'noRoom';
    case 'DesiredCapacityChanged':
      return entry['cause'] === 'scaleOut' && standing !== 'launch' ? 'noRoom' : standing;
    case 'ScalingBlocked':
      return standing === 'launch' ? standing : obstacleOf(entry);
    default:
      return standing;
  }
}

/** What kept the policy from acting. */
export const obstacleOf = (blocked: TraceEntry): WaitCause => (blocked['obstacle'] === 'warmup' ? 'warmUp' : 'maxSize');
