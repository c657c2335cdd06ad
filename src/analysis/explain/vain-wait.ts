import type { FactName } from '../../model/facts.js';
import type { TraceEntry } from '../read-trace.js';
import type { WaitCause } from './wait-parts.js';

/** The facts of a provider and of its group that say what a wait was spent on. Who hands over part of a trace keeps these. */
export const waitFacts: ReadonlySet<FactName> = new Set([
  'ReservationMeasured',
  'ScalingBlocked',
  'DesiredCapacityChanged',
  'InstanceLaunched',
  'InstanceRegistered',
  'LaunchFailed',
]);

/** A fact that ended a part of the wait, and what that part was spent on. */
export interface Turn {
  readonly cause: WaitCause;
  readonly entry: TraceEntry;
}

/**
 * What a wait without a placement was spent on: the facts at which that changed, and what has held since the last of them. A launch
 * that fails (MS-63) keeps the instances away whatever the policy wants meanwhile, until a launch succeeds. An instance that still
 * boots at the end may be the one with room.
 */
export function vainWait(entries: readonly TraceEntry[]): {
  readonly turns: readonly Turn[];
  readonly last: WaitCause;
} {
  const seen = entries.findIndex(({ type }) => type === 'ReservationMeasured');
  if (seen < 0) return { turns: [], last: 'noRoom' };
  const registered = new Set(entries.flatMap((e) => (e.type === 'InstanceRegistered' ? [e['instance']] : [])));
  const turns: Turn[] = [{ cause: 'metric', entry: entries[seen] }];
  let last: WaitCause = 'alarm';
  for (const entry of entries.slice(seen + 1)) {
    const boots = entry.type === 'InstanceLaunched' && !registered.has(entry['instance']);
    const next: WaitCause = boots ? 'boot' : standingAfter(entry, last);
    if (next === last) continue;
    turns.push({ cause: last, entry });
    last = next;
  }
  // No alarm acted: there was none to wait for.
  return { turns, last: last === 'alarm' ? 'noRoom' : last };
}

/** What the policy wants meanwhile does not change these. */
const lasting: ReadonlySet<WaitCause> = new Set(['launch', 'boot']);

function standingAfter(entry: TraceEntry, standing: WaitCause): WaitCause {
  switch (entry.type) {
    case 'LaunchFailed':
      return 'launch';
    case 'InstanceLaunched':
      return standing === 'boot' ? standing : 'noRoom';
    case 'DesiredCapacityChanged':
      return entry['cause'] === 'scaleOut' && !lasting.has(standing) ? 'noRoom' : standing;
    case 'ScalingBlocked':
      return lasting.has(standing) ? standing : obstacleOf(entry);
    default:
      return standing;
  }
}

/** What kept the policy from acting. */
export const obstacleOf = (blocked: TraceEntry): WaitCause => (blocked['obstacle'] === 'warmup' ? 'warmUp' : 'maxSize');
