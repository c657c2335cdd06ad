import type { Fleet, PlacementRequest } from '../packing/fleet.js';
import { sharesInstance } from './constraint/distinct-instance.js';
import { isMember } from './constraint/member-of.js';
import { isCandidate, lacksCpu, lacksEnis, lacksGpus, lacksMemory, lacksPorts } from './fits.js';

/** Why a task is not placed, as numbers that fit a fact. `refusal-text.ts` has AWS's words for them. */
export const refusalCode = {
  none: 0,
  cpu: 1,
  gpu: 2,
  memory: 3,
  ports: 4,
  eni: 5,
  distinctInstance: 6,
  /** A provider with no registered instance; launch type EC2 in a cluster with none. */
  emptyCapacityProvider: 7,
  noActiveInstances: 8,
  /** RunTask found the cluster's limit of tasks in PROVISIONING reached (MS-37): not a matter of instances. */
  provisioningLimit: 9,
  memberOf: 10,
  /** Fargate has no capacity: not a matter of instances either. */
  fargateUnavailable: 11,
} as const;

/** What AWS looks at, in its order: resources first, constraints last (PL-1). */
const checks = [
  { code: refusalCode.cpu, fails: lacksCpu },
  { code: refusalCode.gpu, fails: lacksGpus },
  { code: refusalCode.memory, fails: lacksMemory },
  { code: refusalCode.ports, fails: lacksPorts },
  { code: refusalCode.eni, fails: lacksEnis },
  { code: refusalCode.distinctInstance, fails: (_: Fleet, r: PlacementRequest, row: number) => sharesInstance(r, row) },
  { code: refusalCode.memberOf, fails: (_: Fleet, r: PlacementRequest, row: number) => !isMember(r, row) },
] as const;

/** The codes of all the checks that the instance of a row fails, in AWS's order. */
export const failedChecks = (fleet: Fleet, request: PlacementRequest, row: number): readonly number[] =>
  checks.filter(({ fails }) => fails(fleet, request, row)).map(({ code }) => code);

export interface Refusal {
  /** The one reason AWS would name: the first check that the closest instance fails. 0 when an instance fits after all. */
  readonly code: number;
  /** The row of the instance that came nearest, or -1 when there was none to look at. */
  readonly closestRow: number;
  /** Instances that fail each check, by code; an instance may fail several. */
  readonly counts: readonly number[];
  /** Bit n is set when some instance failed the check of code n. */
  readonly reasons: number;
}

/**
 * Why nothing fits. The closest instance fails the fewest checks; of equals the one that fails latest, then the least row.
 * Without an open instance the reason is the empty provider, or the empty cluster for launch type EC2 (MS-39).
 */
export function refuse(fleet: Fleet, request: PlacementRequest): Refusal {
  const counts = new Array<number>(refusalCode.memberOf + 1).fill(0);
  const closest = { row: -1, failed: Infinity, first: 0 };
  for (let row = 0; row < fleet.size; row++) {
    if (!isCandidate(fleet, request, row)) continue;
    let failed = 0;
    let first: number = refusalCode.none;
    for (const { code, fails } of checks) {
      if (!fails(fleet, request, row)) continue;
      counts[code]++;
      if (failed++ === 0) first = code;
    }
    if (failed < closest.failed || (failed === closest.failed && first > closest.first)) {
      closest.row = row;
      closest.failed = failed;
      closest.first = first;
    }
  }
  const reasons = counts.reduce((mask, count, code) => (count > 0 ? mask | (1 << code) : mask), 0);
  const nobody = request.autoScalingGroup >= 0 ? refusalCode.emptyCapacityProvider : refusalCode.noActiveInstances;
  return { code: closest.row < 0 ? nobody : closest.first, closestRow: closest.row, counts, reasons };
}
