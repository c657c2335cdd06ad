import type { InstancePhase } from '../../analysis/fleet/fleet-history.js';
import type { InstanceLane } from '../../analysis/timeline/instance-lanes.js';
import { lastAtOrBefore } from './line-chart.js';
import { timeScale, type View } from './view.js';

/** A rectangle of a lane. */
export interface LaneBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly phase: InstancePhase;
  readonly zone: number;
}

/** Lanes get thinner with their number, and share pixels where there are thousands. */
export const lanesHeight = (lanes: number): number => Math.min(480, Math.max(24, lanes * 12));

/** What is seen of the instances, as boxes. */
export function laneBoxes(lanes: readonly InstanceLane[], zones: readonly string[], view: View): readonly LaneBox[] {
  const x = timeScale(view);
  const step = lanesHeight(lanes.length) / Math.max(1, lanes.length);
  const height = Math.max(1, step - (step > 4 ? 2 : 0));
  return lanes.flatMap(({ fromS, phases, untilS, availabilityZone }, n): LaneBox[] => {
    if (untilS < view.fromS || fromS[0] > view.untilS) return [];
    const zone = zones.indexOf(availabilityZone);
    const boxes: LaneBox[] = [];
    for (let p = Math.max(0, lastAtOrBefore(fromS, view.fromS)); p < phases.length && fromS[p] <= view.untilS; p++) {
      const left = x(Math.max(fromS[p], view.fromS));
      const right = x(Math.min(fromS[p + 1] ?? untilS, untilS, view.untilS));
      boxes.push({ x: left, y: n * step, width: Math.max(0.5, right - left), height, phase: phases[p], zone });
    }
    return boxes;
  });
}

/** The lane at a height, and its phase at a time; undefined: there is none. */
export function laneAt(lanes: readonly InstanceLane[], y: number, atS: number): string | undefined {
  const lane = lanes.at(Math.floor((y / lanesHeight(lanes.length)) * lanes.length));
  if (lane === undefined || y < 0 || atS < lane.fromS[0] || atS > lane.untilS) return undefined;
  const phase = lane.phases[lastAtOrBefore(lane.fromS, atS)];
  return `${lane.id}, ${lane.instanceType} in ${lane.availabilityZone}: ${phase}`;
}
