import { capacityCause, obstacle, type Provider } from '../model/facts.js';
import { instanceState } from '../model/world.js';
import { LOW_DATAPOINTS } from '../policy/scaling/alarm-state.js';
import { bounded, wantedIn, wantedOut, type TrackingInput } from '../policy/scaling/target-tracking.js';
import { defineLoop } from './loop.js';

/**
 * The target-tracking policy on each provider's group (MS-14): while an alarm stands it acts once a minute (MS-18).
 * It may not act while an instance of the group is not past its warm-up (MS-24, MS-25).
 */
export const scalingPolicies = defineLoop({
  name: 'scaling-policies',
  reads: ['capacityProviders', 'autoScalingGroups', 'instances', 'settings'],
  writes: ['DesiredCapacityChanged', 'ScalingBlocked'],
  on({ scenario, clock, world, emit }) {
    const { capacityProviders: providers, autoScalingGroups: groups, instances, settings } = world;
    const { model } = scenario;

    /** Instances in one of the states that were launched less than the warm-up period ago. */
    const countWarming = (group: number, warmupMs: number, ...states: readonly number[]): number => {
      let warming = 0;
      for (let row = 0; row < instances.size; row++) {
        const young = clock.nowMs - instances.launchedAtMs[row] < warmupMs;
        if (young && instances.group[row] === group && states.includes(instances.state[row])) warming++;
      }
      return warming;
    };

    const inputOf = (p: Provider): TrackingInput => {
      const { autoScalingGroup: g, managedScaling } = settings.scenario.capacityProviders[p];
      const warmupMs = managedScaling.instanceWarmupPeriodMs;
      return {
        current: groups.desiredCapacity[g],
        warming: countWarming(g, warmupMs, instanceState.pending, instanceState.inService),
        warmingInN: countWarming(g, warmupMs, instanceState.inService),
        needed: providers.needed[p],
        running: providers.running[p],
        basis: providers.basis[p],
        targetCapacity: managedScaling.targetCapacity,
        minSize: groups.minSize[g],
        maxSize: groups.maxSize[g],
      };
    };

    const act = (p: Provider, input: TrackingInput, wanted: number, blocked: boolean): void => {
      const { current } = input;
      if (wanted === current) return;
      if (blocked) {
        emit.ScalingBlocked(p, obstacle.warmup, wanted);
        return;
      }
      const desired = bounded(input, wanted);
      const out = wanted > current;
      if (desired < wanted) emit.ScalingBlocked(p, obstacle.maxSize, wanted);
      if (out ? desired <= current : desired >= current) return;
      const { autoScalingGroup } = settings.scenario.capacityProviders[p];
      emit.DesiredCapacityChanged(autoScalingGroup, desired, out ? capacityCause.scaleOut : capacityCause.scaleIn);
    };

    return {
      AlarmEvaluated(p, high, lowDatapoints) {
        if (high === 1) {
          const input = inputOf(p);
          act(p, input, wantedOut(input, model), model.warmupMode === 'block' && input.warming > 0);
        } else if (lowDatapoints >= LOW_DATAPOINTS) {
          const input = inputOf(p);
          act(p, input, wantedIn(input, model), input.warming > 0);
        }
      },
    };
  },
});
