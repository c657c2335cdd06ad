import { capacityCause } from '../../../src/model/facts.js';
import { instanceState } from '../../../src/model/world.js';
import { expectThat } from './broken.js';
import type { Watcher } from './watcher.js';

const FIFTEEN_MINUTES_MS = 900_000;
const LAUNCHED: readonly number[] = [instanceState.pending, instanceState.inService];

/** What managed scaling measures and does, told from the groups alone. */
export const watchScaling: Watcher = ({ scenario, world, roster, clock }) => {
  const { autoScalingGroups: groups, capacityProviders: providers, settings } = world;
  const { nCounts, warmupMode, scaleInCapPercent } = scenario.model;
  const desired = scenario.autoScalingGroups.map(() => 0);
  const lastOutMs = scenario.autoScalingGroups.map(() => 0);

  const checkScaleIn = (group: number, from: number, to: number): void => {
    const what = (): string => `group ${group}: ${from} to ${to} at ${clock.nowMs} ms`;
    // MS-16, MS-27: fifteen datapoints, and a scale-out starts their count anew.
    expectThat(clock.nowMs - lastOutMs[group] >= FIFTEEN_MINUTES_MS, 'scale-in waits for fifteen minutes', what);
    const most = Math.max(1, Math.floor((from * scaleInCapPercent) / 100));
    expectThat(from - to >= 1 && from - to <= most, 'scale-in removes one to the cap (MS-21)', what);
  };
  return {
    ReservationMeasured(provider, needed, running) {
      const { autoScalingGroup: g, managedScaling } = settings.scenario.capacityProviders[provider];
      const what = (): string => `provider ${provider}: M ${needed}, N ${running} at ${clock.nowMs} ms`;
      expectThat(managedScaling.enabled, 'only managed scaling measures', what);
      const counted = nCounts === 'registered' ? groups.registered[g] : groups.inService[g];
      expectThat(running === counted, 'N is the instances of the group (MS-3)', what);
      if (providers.waiting[provider] > 0) return;
      expectThat(needed === groups.busy[g], 'M without waiting tasks is the busy instances (MS-4)', what);
    },
    DesiredCapacityChanged(group, to, cause) {
      const from = desired[group];
      desired[group] = to;
      const provider = roster.providerOf[group];
      if (cause === capacityCause.scaleOut) {
        lastOutMs[group] = clock.nowMs;
        expectThat(to > from, 'a scale-out adds', () => `group ${group}: ${from} to ${to} at ${clock.nowMs} ms`);
        const { instanceWarmupPeriodMs } = settings.scenario.capacityProviders[provider].managedScaling;
        checkWarmUp(group, warmupMode === 'block' ? instanceWarmupPeriodMs : 0);
      } else if (cause === capacityCause.scaleIn) checkScaleIn(group, from, to);
    },
  };

  /** MS-24: all that the group has are past warm-up. */
  function checkWarmUp(group: number, warmupMs: number): void {
    const { instances } = world;
    for (let row = 0; row < instances.size; row++) {
      const counts = instances.group[row] === group && LAUNCHED.includes(instances.state[row]);
      expectThat(
        !counts || clock.nowMs - instances.launchedAtMs[row] >= warmupMs,
        'scale-out waits for the warm-up',
        () => {
          return `group ${group}: instance ${instances.number[row]} is young at ${clock.nowMs} ms`;
        },
      );
    }
  }
};
