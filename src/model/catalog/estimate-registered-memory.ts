/**
 * What kernel and hardware take from the nominal memory before the ECS agent reads MemTotal (RA-2), at sizes between
 * which the known measurements (measured-memory.ts) lie: nominal MiB, MiB lost.
 */
const OVERHEAD: readonly (readonly [nominalMiB: number, lostMiB: number])[] = [
  [0, 0],
  [2048, 135],
  [4096, 268],
  [8192, 375],
  [16384, 625],
  [32768, 1150],
  [65536, 2310],
  [196608, 5466],
  [393216, 11560],
];

/**
 * An estimate, in whole MiB, of what the ECS agent registers on an instance of `memoryMiB` nominal MiB (RA-18):
 * memoryMiB − lost, with the loss interpolated in a straight line between known sizes and rounded up. Below 2 GiB it
 * shrinks in proportion. Above 384 GiB it grows in proportion (2.94 %): of two ways to go on, this one lies nearer to
 * the measured g5.48xlarge and p4d.24xlarge than the last slope (3.10 %). Measurements differ by ±2 % between kernels.
 */
export function estimateRegisteredMemoryMiB(memoryMiB: number): number {
  return Math.floor(memoryMiB - lostMiB(memoryMiB));
}

function lostMiB(memoryMiB: number): number {
  const above = OVERHEAD.findIndex(([nominalMiB]) => nominalMiB >= memoryMiB);
  if (above === 0) return 0;
  if (above === -1) {
    const [nominalMiB, lost] = OVERHEAD[OVERHEAD.length - 1];
    return (memoryMiB * lost) / nominalMiB;
  }
  const [fromMiB, lostFrom] = OVERHEAD[above - 1];
  const [toMiB, lostTo] = OVERHEAD[above];
  return lostFrom + ((memoryMiB - fromMiB) * (lostTo - lostFrom)) / (toMiB - fromMiB);
}
