import { terminationCause, type Instance } from '../model/facts.js';
import { sample } from '../model/sample.js';
import { isAlive, rowOf } from '../model/slots.js';
import { createInstanceEnds, instanceEndReads, instanceEndWrites } from './instance-ends.js';
import { defineLoop } from './loop.js';

const HOUR_MS = 3_600_000;

/** Spot takes instances back: two minutes after its notice they are gone with whatever still runs on them (MS-62). */
export const spotInterruptions = defineLoop({
  name: 'spot-interruptions',
  reads: instanceEndReads,
  writes: [...instanceEndWrites, 'SpotInterruptionNoticed'],
  on(tools) {
    const { scenario, world, emit, wake, random } = tools;
    const { instances, settings } = world;
    const { lose, isDrained } = createInstanceEnds(tools);

    const taken = wake('settle', (i: Instance) => {
      if (isAlive(instances.slots, i)) lose(rowOf(i), terminationCause.spotInterruption);
    });
    const wanted = wake('settle', (i: Instance) => {
      if (isAlive(instances.slots, i) && instances.interrupted[rowOf(i)] === 0) emit.SpotInterruptionNoticed(i);
    });

    return {
      SpotInstanceBought(i) {
        if (!isAlive(instances.slots, i)) return;
        const row = rowOf(i);
        const { name } = scenario.autoScalingGroups[instances.group[row]];
        const { spotInterruptionsPerInstanceHour } = settings.scenario.autoScalingGroups[instances.group[row]];
        if (spotInterruptionsPerInstanceHour === 0) return;
        const stream = random.once('instance', name, instances.numberInGroup[row], 'spotInterruption');
        const meanMs = HOUR_MS / spotInterruptionsPerInstanceHour;
        wanted.in(sample({ distribution: 'exponential', meanMs }, stream), i);
      },
      SpotInterruptionNoticed(i) {
        if (!isAlive(instances.slots, i)) return;
        if (isDrained(rowOf(i)) && instances.draining[rowOf(i)] === 0) emit.InstanceDraining(i);
        taken.in(scenario.model.spotNoticeMs, i);
      },
    };
  },
});
