import type { Diagnostic } from '../../model/diagnostic.js';
import type { FoldClock } from '../../model/fold/fold-clock.js';
import type { Roster } from '../../model/roster.js';
import type { Scenario } from '../../model/scenario.js';
import type { WorldView } from '../../model/world.js';
import type { FaultNotes } from '../fault-notes.js';
import type { NetworkMeter } from '../network/create-network-meter.js';
import type { RunNotes } from '../run-notes.js';
import type { ExternalInstancesSummary } from '../summary-types.js';

/** A run at its end, as the rules see it. `scenario` holds the settings in force. */
export interface RunEnd {
  readonly scenario: Scenario;
  readonly roster: Roster;
  readonly world: WorldView;
  readonly clock: FoldClock;
  readonly notes: RunNotes;
  readonly faults: FaultNotes;
  readonly network: NetworkMeter;
  readonly externals: readonly ExternalInstancesSummary[];
}

/** Looks for one kind of trouble. */
export type FindingRule = (end: RunEnd) => readonly Diagnostic[];
