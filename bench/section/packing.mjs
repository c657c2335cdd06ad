import { flagsText } from '../baseline/compile.mjs';
import { count, duration } from '../figures.mjs';
import { subject } from '../program.mjs';
import { compareSpeeds } from '../row.mjs';

/** What ours must be at 5,000 instances. */
const baselines = [
  { program: 'scan-structs', name: 'C++ scan, array of structs', least: 4.5 },
  { program: 'scan-columns', name: 'C++ scan, struct of arrays', least: 1.5 },
  { program: 'tournament-index', name: 'C++, an index of tournaments', least: 0.5 },
];

function rows({ times, repetitions, cpp }, instances) {
  const [warmUp, pairs] = [100_000, times(300_000)];
  return compareSpeeds({
    what: `stop + place, binpack(cpu), 4 shapes, ${count(instances)} instances`,
    ours: subject('packing', { instances, chain: 'binpack(cpu)', warmUp, pairs }),
    baselines: baselines.map(({ program, name, least }) => ({
      name: `${name} (${flagsText(program)})`,
      missing: cpp.missing,
      program: cpp.program?.(program, instances, warmUp, pairs),
      least: instances === 5000 ? least : undefined,
    })),
    show: duration,
    repetitions,
  });
}

export const packing = {
  name: 'packing',
  title: 'Packing core beside C++',
  measure: (bench) => ({ rows: [500, 5000].flatMap((instances) => rows(bench, instances)) }),
};
