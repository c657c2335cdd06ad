import type { Requester } from '../../model/facts.js';
import { replayWorld } from '../../model/replay-world.js';
import type { PlacementStrategy, Scenario } from '../../model/scenario.js';
import { rowOf } from '../../model/slots.js';
import { instanceState, type World } from '../../model/world.js';
import type { Fleet, PlacementRequest } from '../../policy/packing/fleet.js';
import { isCandidate } from '../../policy/placement/fits.js';
import { rankOn } from '../../policy/placement/rank-on.js';
import { failedChecks, refusalCode } from '../../policy/placement/refusal.js';
import { refusalReason } from '../../policy/placement/refusal-text.js';
import { strategyOf } from '../../policy/placement/strategy/index.js';
import { ANY_ZONE, NO_PROVIDER, createRequests } from '../../policy/placement/requests.js';
import { strategyText } from '../../policy/placement/strategy-text.js';
import { instanceName } from '../../model/instance-name.js';
import type { ToldRun } from './told-run.js';

/** An instance as it stood just before a decision, and what became of it there. */
export interface Candidate {
  readonly id: string;
  readonly zone: string;
  readonly freeCpuUnits: number;
  readonly freeMemoryMiB: number;
  readonly outcome: 'taken' | 'equal' | 'ranked lower' | 'filtered';
  /** Why: the checks that it fails, or the strategy that preferred others, with both ranks. Empty for the one taken. */
  readonly why: readonly string[];
}

export const BEHIND_ANOTHER = 'behind another capacity provider';

/**
 * Of all instances that were not terminated, in launch order. `fact` is the number of TaskPlaced, of TaskWaited, or of the TaskStopped
 * by which RunTask refused. Empty where none was chosen: for a task that was there when the run began, one of a daemon, one of Fargate,
 * and one beyond the limit of waiting tasks.
 */
export function candidatesAt({ scenario, roster, trace }: ToldRun, fact: number): readonly Candidate[] {
  if (trace === undefined) return [];
  const { type, fields, because } = trace.read(fact);
  if (type === 'TaskPlaced' && because === 0) return [];
  if (fields['reason'] === refusalCode.provisioningLimit) return [];
  const world = replayWorld(scenario, trace, roster, fact);
  const { instances, tasks } = world;
  const t = rowOf(fields['task']);
  const requester: Requester = tasks.requester[t];
  if (roster.requesters[requester].daemon || isFargate(scenario, tasks.provider[t])) return [];
  const { request, fleet } = createRequests(world, roster, scenario)(
    requester,
    tasks.revision[t],
    tasks.provider[t],
    ANY_ZONE,
  );
  const takenRow = type === 'TaskPlaced' ? rowOf(fields['instance']) : -1;
  const external = fleet === instances ? 0 : 1;
  const rows = Array.from({ length: instances.size }, (_, row) => row)
    .filter((row) => instances.state[row] !== instanceState.none && instances.external[row] === external)
    .sort((a, b) => instances.number[a] - instances.number[b]);
  const judged = judge(world, fleet, request, rows);
  return rows.map((row) => ({
    id: instanceName(scenario, instances.number[row]),
    zone: instances.external[row] === 1 ? '' : scenario.availabilityZones[instances.zone[row]],
    freeCpuUnits: instances.freeCpuUnits[row],
    freeMemoryMiB: instances.freeMemoryMiB[row],
    ...(judged.get(row) ?? (row === takenRow ? TAKEN : EQUAL)),
  }));
}

const isFargate = ({ capacityProviders }: Scenario, provider: number): boolean =>
  provider !== NO_PROVIDER && capacityProviders[provider].fargate !== undefined;

type Judgement = Pick<Candidate, 'outcome' | 'why'>;

const TAKEN: Judgement = { outcome: 'taken', why: [] };
const EQUAL: Judgement = { outcome: 'equal', why: ['as good as the one taken: the tie is drawn for'] };

/** Filters, then constraints, then each strategy on what those before it left (PL-1, PL-7). The best are in no judgement. */
function judge(world: World, fleet: Fleet, request: PlacementRequest, rows: readonly number[]): Map<number, Judgement> {
  const judged = new Map<number, Judgement>();
  for (const row of rows) {
    const why = filters(world, fleet, request, row);
    if (why.length > 0) judged.set(row, { outcome: 'filtered', why });
  }
  let left = rows.filter((row) => !judged.has(row));
  for (const strategy of request.strategies) {
    if (strategyOf(strategy.type).decides) break;
    const ranks = left.map((row) => rankOn(fleet, request, strategy, row));
    const best = Math.min(...ranks);
    left.forEach((row, n) => {
      if (ranks[n] > best) judged.set(row, { outcome: 'ranked lower', why: [lower(strategy, ranks[n], best)] });
    });
    left = left.filter((_, n) => ranks[n] === best);
  }
  return judged;
}

function filters({ instances }: World, fleet: Fleet, request: PlacementRequest, row: number): readonly string[] {
  if (request.autoScalingGroup >= 0 && instances.group[row] !== request.autoScalingGroup) return [BEHIND_ANOTHER];
  if (!isCandidate(fleet, request, row)) return [absence(instances, row)];
  return failedChecks(fleet, request, row).map(refusalReason);
}

function absence({ draining, registered, agentLost }: World['instances'], row: number): string {
  if (registered[row] === 0) return 'not registered yet';
  if (draining[row] === 1) return 'DRAINING';
  return agentLost[row] === 1 ? 'its agent is not connected' : 'leaving its group';
}

const lower = (strategy: PlacementStrategy, rank: number, best: number): string => {
  const { name, counts } = strategyText(strategy);
  return `${name}: ${rank} ${counts}, the best has ${best}`;
};
