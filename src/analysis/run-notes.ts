import type { Handlers } from '../kernel/fact.js';
import { obstacle, stopCause, type Facts } from '../model/facts.js';
import type { FoldClock } from '../model/fold/fold-clock.js';
import type { WorldView } from '../model/world.js';

/** How often something happened, and when first. */
export interface Note {
  count: number;
  readonly firstMs: number;
  /** The greatest figure that came with it. */
  most: number;
  /** Most tasks of the provider in PROVISIONING at such a moment; 0 where no provider is meant. */
  mostWaiting: number;
}

/** What happened over the whole run that an engineer should know of. */
export interface RunNotes {
  readonly fold: Partial<Handlers<Facts>>;
  /** By provider: maxSize kept the policy from acting while tasks waited; `most` is the desired capacity it wanted. */
  readonly atMaxSize: ReadonlyMap<number, Note>;
  /** By requester; `most` is the number of tasks in PROVISIONING. */
  readonly provisioningLimit: ReadonlyMap<number, Note>;
  /** By group; `most` is the number of instances that stayed beyond the desired capacity. */
  readonly terminationPrevented: ReadonlyMap<number, Note>;
  /** By requester, then by refusal code. */
  readonly timedOut: ReadonlyMap<number, ReadonlyMap<number, Note>>;
  readonly rejected: ReadonlyMap<number, ReadonlyMap<number, Note>>;
}

export function createRunNotes({ capacityProviders }: WorldView, clock: FoldClock): RunNotes {
  const atMaxSize = new Map<number, Note>();
  const provisioningLimit = new Map<number, Note>();
  const terminationPrevented = new Map<number, Note>();
  const timedOut = new Map<number, Map<number, Note>>();
  const rejected = new Map<number, Map<number, Note>>();

  const note = (notes: Map<number, Note>, key: number, figure: number, waiting: number): void => {
    const known = notes.get(key);
    if (known === undefined) {
      notes.set(key, { count: 1, firstMs: clock.nowMs, most: figure, mostWaiting: waiting });
      return;
    }
    known.count++;
    known.most = Math.max(known.most, figure);
    known.mostWaiting = Math.max(known.mostWaiting, waiting);
  };
  const reasonsOf = (notes: Map<number, Map<number, Note>>, requester: number): Map<number, Note> => {
    const known = notes.get(requester);
    if (known !== undefined) return known;
    const reasons = new Map<number, Note>();
    notes.set(requester, reasons);
    return reasons;
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
        if (cause === stopCause.timedOut) note(reasonsOf(timedOut, requester), reason, 0, 0);
        else if (cause === stopCause.rejected) note(reasonsOf(rejected, requester), reason, 0, 0);
      },
    },
  };
}
