import type { Chance } from './chance.js';
import type { Draft, Json } from './draft.js';
import { definitionsFor, drawPath, drawPlacement, goesToFargate } from './launch.js';
import { drawDistribution, drawTime } from './times.js';

/** Standalone tasks that arrive over time: not many at once. */
export function drawWorkloads(draft: Draft): Json {
  const { chances, has } = draft;
  const count = has('workloads') ? chances('workloads').whole(1, 3) : 0;
  const workloads: Json[] = [];
  for (let n = 0; n < count; n++) workloads.push(...drawArrivals(chances(`workload ${n}`), draft, `jobs-${n}`));
  if (has('traces')) workloads.push(drawTrace(chances('trace'), draft));
  return workloads.length > 0 ? { workloads } : {};
}

function drawArrivals(chance: Chance, draft: Draft, name: string): Json[] {
  const path = drawPath(chance, draft);
  const definitions = definitionsFor(path, draft);
  if (definitions.length === 0) return [];
  const type = chance.oneOf(['constant', 'poisson', 'diurnal']);
  const rate = chance.oneOf([0.2, 0.5, 1, 2]);
  const fromS = drawTime(chance, draft.endS);
  const least = chance.oneOf([0, 0.1]);
  return [
    {
      name,
      type,
      taskDefinition: chance.oneOf(definitions).family,
      ratePerMinute: type === 'diurnal' ? { min: least, max: rate, peakAt: `${fromS}s` } : rate,
      ...(chance.maybe(0.9) && { runTime: drawDistribution(chance, draft, 240) }),
      ...(chance.maybe() && { from: `${fromS}s` }),
      // Tasks without an end must not be many.
      until: `${fromS + 60 * chance.whole(1, 60)}s`,
      ...(chance.maybe(0.3) && { group: chance.oneOf(['batch', 'family:task-0']) }),
      ...path,
      ...drawPlacement(chance, draft, path),
    },
  ];
}

/** A CSV file of calls, by task definition or by size. */
function drawTrace(chance: Chance, draft: Draft): Json {
  const { endS, files, providers } = draft;
  const path = drawPath(chance, draft);
  const onFargate = goesToFargate(path, draft);
  const families = definitionsFor(path, draft).map(({ family }) => family);
  const named = chance.maybe(0.6) && families.length > 0;
  const withProvider = !onFargate && providers.length > 0 && chance.maybe(0.3);
  const header = [
    ...['at_s', 'duration_s', 'count'],
    ...(named ? ['task_definition'] : ['cpu', 'memory_mib', 'gpus', 'network_mode']),
    ...(withProvider ? ['capacity_provider'] : []),
    ...(chance.maybe(0.3) ? ['group'] : []),
  ];
  const sizes = onFargate ? '256,512,0,awsvpc' : undefined;
  const line = (): string =>
    [
      drawTime(chance, endS) + (chance.maybe(0.2) ? 0.5 : 0),
      chance.whole(0, 900),
      chance.whole(1, 12),
      named
        ? chance.oneOf(families)
        : (sizes ??
          `${chance.oneOf([0, 256, 1024])},${chance.oneOf([64, 512])},,${chance.oneOf(['', path.launchType === 'EXTERNAL' ? 'none' : 'awsvpc', 'host'])}`),
      ...(withProvider ? [chance.oneOf(['', ...providers.map(({ name }) => name)])] : []),
      ...(header.includes('group') ? [chance.oneOf(['', 'batch'])] : []),
    ].join(',');
  const lines: string[] = [];
  for (let n = chance.whole(0, 8); n > 0; n--) lines.push(line());
  files['jobs.csv'] = [header.join(','), ...lines].join('\n');
  const group = chance.maybe(0.3) && { group: 'replayed' };
  return { name: 'replay', type: 'trace', file: 'jobs.csv', ...group, ...path, ...drawPlacement(chance, draft, path) };
}
