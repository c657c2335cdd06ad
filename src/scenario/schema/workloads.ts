import { z } from 'zod';
import { launchKeys } from './launch.js';
import { distribution, duration, name } from './words.js';

const arrivalKeys = {
  name: name(),
  ...launchKeys,
  group: name().optional(),
  runTime: distribution().optional(),
  from: duration().prefault('0s'),
  until: duration().optional(),
};
const rate = () => z.number().min(0).max(1_000_000);

/** Its lines name the task definitions. */
const { taskDefinition: _, ...traceKeys } = launchKeys;

export const workload = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('constant'), ratePerMinute: rate(), ...arrivalKeys }),
  z.strictObject({ type: z.literal('poisson'), ratePerMinute: rate(), ...arrivalKeys }),
  z.strictObject({
    type: z.literal('diurnal'),
    ratePerMinute: z.strictObject({ min: rate(), max: rate(), peakAt: duration() }),
    ...arrivalKeys,
  }),
  z.strictObject({
    type: z.literal('trace'),
    file: z.string().min(1),
    name: name(),
    ...traceKeys,
    group: name().optional(),
  }),
]);
