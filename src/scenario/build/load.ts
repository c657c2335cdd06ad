import type { Curve, Load } from '../../model/scenario.js';
import { parseCsv } from '../csv.js';
import type { Path } from '../place.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { readNamed, type BuildContext } from './context.js';
import { createLineProblems } from './line-problems.js';

type FileLoad = NonNullable<ScenarioFile['services'][number]['load']>;

export const buildLoad = (context: BuildContext, load: FileLoad, path: Path): Load => ({
  requestsPerSecond: buildCurve(context, load.requestsPerSecond, [...path, 'requestsPerSecond']),
  cpuMillisecondsPerRequest: load.cpuMillisecondsPerRequest,
  memoryMiBPerTask: load.memoryMiBPerTask,
  memoryMiBPerRequestPerSecond: load.memoryMiBPerRequestPerSecond,
});

export function buildCurve(context: BuildContext, curve: FileLoad['requestsPerSecond'], path: Path): Curve {
  if (typeof curve === 'number') return { type: 'constant', value: curve };
  switch (curve.type) {
    case 'diurnal':
      return { type: 'diurnal', min: curve.min, max: curve.max, peakAtMs: curve.peakAt };
    case 'steps':
      return { type: 'steps', points: curve.points.map(([atMs, value]) => ({ atMs, value })) };
    case 'trace':
      return { type: 'steps', points: readPoints(context, curve.file, [...path, 'file']) };
  }
}

const COLUMNS = ['at_s', 'requests_per_second'] as const;
const HEADER = COLUMNS.join(',');
type Points = Extract<Curve, { readonly type: 'steps' }>['points'];

/** A CSV file: the two columns in either order, and times that ascend. */
function readPoints(context: BuildContext, file: string, path: Path): Points {
  const text = readNamed(context, file, path);
  if (text === undefined) return [];
  const [header, ...records] = parseCsv(text);
  const problems = createLineProblems(context, file, path);
  const names = (header as typeof header | undefined)?.fields ?? [];
  const points: { readonly atMs: number; readonly value: number }[] = [];
  if (names.length !== COLUMNS.length || !COLUMNS.every((column) => names.includes(column))) {
    problems.add(1, `the header must be ${HEADER}`);
    return [];
  }
  for (const { line, fields } of records) {
    const [at, value] = COLUMNS.map((column) => numberIn(fields[names.indexOf(column)]));
    const before = points.at(-1)?.atMs ?? -1;
    if (fields.length !== names.length) problems.add(line, `has ${fields.length} cells, and the header has 2`);
    else if (at === undefined || value === undefined) problems.add(line, 'is not two numbers of at least 0');
    else if (Math.round(at * 1000) <= before) problems.add(line, `at_s ${at} is not after the line before`);
    else points.push({ atMs: Math.round(at * 1000), value });
  }
  problems.finish();
  if (records.length === 0) context.report.add('E030', path, `"${file}" holds no line`, `write lines of ${HEADER}`);
  return points;
}

function numberIn(field: string | undefined): number | undefined {
  if (field === undefined || field === '') return undefined;
  const value = Number(field);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
