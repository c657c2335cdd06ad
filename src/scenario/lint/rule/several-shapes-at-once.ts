import { defineRule } from '../define-rule.js';
import { burstsOn } from '../subject/needed-instances.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { instantText, listed, spanText } from '../subject/words.js';

export const severalShapesAtOnce = defineRule({
  code: 'L029',
  name: 'several-shapes-at-once',
  severity: 'info',
  what: 'Tasks of different needs are asked for at one time from one provider.',
  why: 'Waiting tasks are grouped by equal needs, and the greatest group counts, not the sum: a step brings enough for one of them, and the next waits for the warm-up.',
  rules: ['MS-5', 'MS-24'],
  reports: ['USEPA/webcms#12', 'aws/containers-roadmap#633'],
  fix: 'A minimumScalingStepSize of the sum brings them all in one step; so do providers of their own.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, index, path }) => {
      const { minimumScalingStepSize, instanceWarmupPeriodMs } = provider.managedScaling;
      const bursts = burstsOn(scenario, plan, index).map((burst) => {
        const families = new Map<string, number>();
        for (const { surge, instances } of burst.needs) {
          const { cpuUnits, memoryMiB, gpus, networkMode, hostPorts } =
            scenario.taskDefinitions[surge.launch.taskDefinition];
          const shape = JSON.stringify([cpuUnits, memoryMiB, gpus, networkMode === 'awsvpc', hostPorts]);
          families.set(shape, (families.get(shape) ?? 0) + instances);
        }
        return { ...burst, greatest: Math.max(minimumScalingStepSize, ...families.values()), shapes: families.size };
      });
      const short = bursts.find(({ shapes, greatest, instances }) => shapes > 1 && instances > greatest);
      if (short === undefined) return [];
      const names = [...new Set(short.needs.map(({ surge }) => surge.name))];
      return [
        {
          path: `${path}.managedScaling.minimumScalingStepSize`,
          message: `Tasks of different needs, of ${listed(names)}, come ${instantText(short.atMs)} and need ${short.instances} instances together; the first step of ${provider.name} brings ${short.greatest}, the next comes ${spanText(instanceWarmupPeriodMs)} later.`,
          hint: `A minimumScalingStepSize of ${short.instances} brings them in one step.`,
        },
      ];
    }),
});
