import type { Handlers } from '../kernel/fact.js';
import { obstacle, stopCause, type Facts } from '../model/facts.js';
import type { WorldView } from '../model/world.js';
import type { KeepingClock } from './keeping-clock.js';
import { addNote, notesUnder, type Note, type Notes } from './note.js';

/** What happened over the whole run that an engineer should know of. */
export interface RunNotes {
  readonly fold: Partial<Handlers<Facts>>;
  /** By provider: maxSize kept the policy from acting while tasks waited; `most` is the desired capacity it wanted. */
  readonly atMaxSize: Notes;
  /** By requester; `most` is the number of tasks in PROVISIONING. */
  readonly provisioningLimit: Notes;
  /** By group; `most` is the number of instances that stayed beyond the desired capacity. */
  readonly terminationPrevented: Notes;
  /** By requester, then by refusal code. */
  readonly timedOut: ReadonlyMap<number, Notes>;
  readonly rejected: ReadonlyMap<number, Notes>;
}

export function createRunNotes({ capacityProviders }: WorldView, clock: KeepingClock): RunNotes {
  const atMaxSize = clock.keep(new Map<number, Note>());
  const provisioningLimit = clock.keep(new Map<number, Note>());
  const terminationPrevented = clock.keep(new Map<number, Note>());
  const timedOut = clock.keep(new Map<number, Map<number, Note>>());
  const rejected = clock.keep(new Map<number, Map<number, Note>>());

  const note = (notes: Map<number, Note>, key: number, figure: number, waiting: number): void => {
    addNote(notes, key, clock.nowMs, figure, waiting);
  };

  return {
    atMaxSize,
    provisioningLimit,
    terminationPrevented,
    timedOut,
    rejected,
    fold: {
      ScalingBlocked(provider, what, wanted) {
        const waiting = capacityProviders.waiting[provider];
        if (what === obstacle.maxSize && waiting > 0) note(atMaxSize, provider, wanted, waiting);
      },
      ProvisioningLimitReached(requester, provisioning) {
        note(provisioningLimit, requester, provisioning, 0);
      },
      TerminationPrevented(group, desiredCapacity, instances) {
        note(terminationPrevented, group, instances - desiredCapacity, 0);
      },
      TaskStopped(_task, cause, reason, requester) {
        if (cause === stopCause.timedOut) note(notesUnder(timedOut, requester), reason, 0, 0);
        else if (cause === stopCause.rejected) note(notesUnder(rejected, requester), reason, 0, 0);
      },
    },
  };
}
