import type { Handlers } from '../../kernel/fact.js';
import { obstacle as obstacles, type Facts } from '../../model/facts.js';
import type { Watched } from './timeline.js';

/** Something that came from outside, or went wrong. */
export interface Mark {
  readonly t: number;
  readonly kind: 'event' | 'fault' | 'deployment';
  readonly text: string;
}

/** Told again only after it has not been told for so long. */
const STILL_FULL_MS = 600_000;

export function createMarks({ scenario, roster, clock }: Watched): {
  readonly fold: Partial<Handlers<Facts>>;
  readonly marks: readonly Mark[];
} {
  const marks: Mark[] = [];
  const mark = (kind: Mark['kind'], text: string): void => {
    const t = clock.nowMs / 1000;
    const last = marks.at(-1);
    if (last?.t === t && last.text === text) return;
    marks.push({ t, kind, text });
  };
  const { availabilityZones, capacityProviders, autoScalingGroups } = scenario;
  const service = (requester: number): string => roster.requesters[requester].name;
  /** By provider, when it was last kept from more than maxSize. */
  const full = new Map<number, number>();
  /** Application Auto Scaling is no event from outside. */
  let scaledAtMs = -1;
  return {
    marks,
    fold: {
      ScenarioUpdated(place) {
        const event = scenario.events[place];
        if (event.type === 'update') mark('event', `update of ${event.path}`);
      },
      ServiceScaled() {
        scaledAtMs = clock.nowMs;
      },
      DesiredCountChanged(requester, desiredCount) {
        const isOwn = scaledAtMs === clock.nowMs || roster.requesters[requester].daemon;
        if (clock.nowMs > 0 && !isOwn) mark('event', `${service(requester)} wants ${desiredCount}`);
      },
      DeploymentStarted(requester) {
        if (clock.nowMs > 0) mark('deployment', `a deployment of ${service(requester)}`);
      },
      DeploymentFailed(requester) {
        mark('fault', `the deployment of ${service(requester)} failed`);
      },
      ZoneLost(zone) {
        mark('fault', `${availabilityZones[zone]} is lost`);
      },
      ZoneRecovered(zone) {
        mark('event', `${availabilityZones[zone]} is back`);
      },
      CapacityRanOut(zone) {
        mark('fault', `no capacity in ${availabilityZones[zone]}`);
      },
      CapacityCameBack(zone) {
        mark('event', `capacity in ${availabilityZones[zone]} again`);
      },
      SpotInterruptionNoticed() {
        mark('fault', 'Spot takes instances back');
      },
      AgentDisconnected() {
        mark('fault', 'agents lose their connection');
      },
      InstanceRefreshStarted(group) {
        mark('event', `an instance refresh of ${autoScalingGroups[group].name}`);
      },
      ScalingBlocked(provider, obstacle) {
        if (obstacle !== obstacles.maxSize) return;
        const sinceMs = clock.nowMs - (full.get(provider) ?? -Infinity);
        full.set(provider, clock.nowMs);
        if (sinceMs > STILL_FULL_MS) mark('fault', `${capacityProviders[provider].name} is at maxSize`);
      },
    },
  };
}
