import type { Chance } from './chance.js';
import type { Draft, DrawnDefinition, DrawnService, Json } from './draft.js';
import { cpuOf } from './suits.js';
import { drawTime, durationText } from './times.js';

/** What a service is asked to do: enough to move its scaling both ways. */
export function drawLoad(chance: Chance, draft: Draft): Json {
  return {
    requestsPerSecond: drawCurve(chance, draft),
    cpuMillisecondsPerRequest: chance.oneOf([0, 5, 25, 100]),
    ...(chance.maybe(0.4) && { memoryMiBPerTask: chance.whole(0, 300) }),
    ...(chance.maybe(0.4) && { memoryMiBPerRequestPerSecond: chance.oneOf([0, 1, 20]) }),
  };
}

export function drawCurve(chance: Chance, { endS, files }: Draft): unknown {
  const way = chance.whole(0, 3);
  if (way === 0) return chance.whole(0, 100);
  const least = chance.whole(0, 20);
  const most = least + chance.whole(0, 200);
  if (way === 1)
    return { type: 'diurnal', min: least, max: most, peakAt: durationText(chance, drawTime(chance, endS)) };
  const times = [...new Set([0, 1, 2, 3].map(() => drawTime(chance, endS)))].toSorted((a, b) => a - b);
  const points = times.map((time) => [time, chance.whole(least, most)] as const);
  if (way === 2) return { type: 'steps', points: points.map(([time, value]) => [`${time}s`, value]) };
  const file = 'load.csv';
  files[file] ??= ['at_s,requests_per_second', ...points.map(([time, value]) => `${time},${value}`)].join('\n');
  return { type: 'trace', file };
}

type AutoScaling = NonNullable<DrawnService['autoScaling']>;

export function drawAutoScaling(
  chance: Chance,
  draft: Draft,
  load: Json | undefined,
  definition: DrawnDefinition,
): AutoScaling {
  const minCapacity = chance.whole(0, 4);
  const maxCapacity = minCapacity + chance.whole(0, 16);
  const metrics = load === undefined ? [] : metricsOf(load, definition);
  const policy = (): Json => {
    const metric = metrics.length > 0 && chance.maybe(0.8) ? chance.oneOf(metrics) : undefined;
    if (metric === undefined) return drawScheduled(chance, draft, maxCapacity);
    const threshold =
      metric === 'ALBRequestCountPerTarget' ? chance.oneOf([60, 600, 3000]) : chance.oneOf([10, 50, 75]);
    return chance.maybe() ? drawTracking(chance, metric, threshold) : drawStep(chance, metric, threshold);
  };
  const policies: Json[] = [];
  for (let n = chance.oneOf([0, 1, 1, 2, 3]); n > 0; n--) policies.push(policy());
  return { minCapacity, maxCapacity, policies };
}

function metricsOf(load: Json, definition: DrawnDefinition): string[] {
  const memory = Number(load['memoryMiBPerTask'] ?? 0) + Number(load['memoryMiBPerRequestPerSecond'] ?? 0);
  return [
    ...(cpuOf(definition) > 0 ? ['ECSServiceAverageCPUUtilization'] : []),
    ...(memory > 0 ? ['ECSServiceAverageMemoryUtilization'] : []),
    'ALBRequestCountPerTarget',
  ];
}

function drawScheduled(chance: Chance, { endS }: Draft, maxCapacity: number): Json {
  const least = chance.whole(0, maxCapacity);
  const raises = chance.maybe();
  return {
    type: 'scheduled',
    at: `${drawTime(chance, endS)}s`,
    ...(chance.maybe() && { every: chance.oneOf(['10m', '1h']) }),
    ...(raises && { minCapacity: least }),
    ...((!raises || chance.maybe()) && { maxCapacity: least + chance.whole(0, 5) }),
  };
}

const drawTracking = (chance: Chance, metric: string, targetValue: number): Json => ({
  type: 'targetTracking',
  metric,
  targetValue,
  ...(chance.maybe() && { scaleOutCooldown: chance.oneOf([0, 60, 300]) }),
  ...(chance.maybe() && { scaleInCooldown: chance.oneOf([0, 60, 300]) }),
  ...(chance.maybe(0.3) && { disableScaleIn: chance.maybe() }),
});

function drawStep(chance: Chance, metric: string, threshold: number): Json {
  const adjustmentType = chance.oneOf(['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity']);
  const most = adjustmentType === 'PercentChangeInCapacity' ? 100 : 4;
  const out = adjustmentType === 'ExactCapacity' ? chance.whole(0, 8) : chance.whole(1, most);
  return {
    type: 'step',
    metric,
    threshold,
    adjustmentType,
    ...(chance.maybe(0.4) && { minAdjustmentMagnitude: chance.whole(1, 3) }),
    steps: chance.oneOf<Json[]>([
      [
        { lower: 0, upper: 10, adjustment: out },
        { lower: 10, adjustment: out * 2 },
      ],
      [{ lower: 0, adjustment: out }],
      [{ upper: 0, adjustment: adjustmentType === 'ExactCapacity' ? out : -out }],
      [
        { upper: -5, adjustment: -1 },
        { lower: -5, upper: 5, adjustment: 0 },
        { lower: 5, adjustment: 1 },
      ].map((step) => (adjustmentType === 'ExactCapacity' ? { ...step, adjustment: Math.abs(step.adjustment) } : step)),
    ]),
    ...(chance.maybe() && { cooldown: chance.oneOf([0, 60, 300]) }),
    ...(chance.maybe(0.4) && { evaluationPeriods: chance.whole(1, 5) }),
  };
}
