import type { Distribution } from '../../model/scenario.js';
import type { Path } from '../place.js';
import type { FileDistribution } from '../schema/words.js';
import { readNamed, type BuildContext } from './context.js';

export function buildDistribution(context: BuildContext, d: FileDistribution, path: Path): Distribution {
  switch (d.distribution) {
    case 'constant':
      return { distribution: 'constant', valueMs: d.value };
    case 'uniform':
      return { distribution: 'uniform', minMs: d.min, maxMs: d.max };
    case 'normal':
      return { distribution: 'normal', meanMs: d.mean, stdDevMs: d.stdDev };
    case 'lognormal':
      return { distribution: 'lognormal', medianMs: d.median, p95Ms: d.p95 };
    case 'exponential':
      return { distribution: 'exponential', meanMs: d.mean };
    case 'empirical':
      return { distribution: 'empirical', samplesMs: readSamples(context, d.file, [...path, 'file']) };
  }
}

const MAX_PROBLEMS = 20;

/** One number of seconds a line. */
function readSamples(context: BuildContext, file: string, path: Path): readonly number[] {
  const text = readNamed(context, file, path);
  if (text === undefined) return [];
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  let faults = 0;
  const samples = lines.flatMap((line, n) => {
    if (line === '') return [];
    const seconds = Number(line);
    if (Number.isFinite(seconds) && seconds >= 0) return [Math.round(seconds * 1000)];
    if (faults++ < MAX_PROBLEMS)
      context.report.add('E031', path, `${file}:${n + 1} "${line.slice(0, 40)}" is not a number of seconds`);
    return [];
  });
  if (faults > MAX_PROBLEMS)
    context.report.add('E031', path, `${file}: and ${faults - MAX_PROBLEMS} more lines are wrong`);
  if (samples.length === 0 && faults === 0)
    context.report.add('E030', path, `"${file}" holds no number`, 'write one number of seconds a line');
  return samples;
}
