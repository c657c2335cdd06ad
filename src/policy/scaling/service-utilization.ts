/**
 * AS-2: CPU used ÷ CPU reserved, in percent: requests/s × ms / 1000 ÷ (running × cpuUnits / 1024) × 100. Above 100 where
 * tasks borrow. NaN, which is missing data (AS-7), where nothing runs or nothing is reserved.
 */
export function cpuUtilization(
  requestsPerSecond: number,
  cpuMillisecondsPerRequest: number,
  running: number,
  cpuUnits: number,
): number {
  // Divided once and last: a load that is exactly at a threshold must not come out a little above it.
  const reserved = running * cpuUnits * 10;
  return reserved > 0 ? (requestsPerSecond * cpuMillisecondsPerRequest * 1024) / reserved : NaN;
}

/**
 * AS-2: memory used ÷ memory reserved, in percent: (running × memoryMiBPerTask + requests/s × memoryMiBPerRequestPerSecond)
 * ÷ (running × memoryMiB) × 100. At most 100: memory is not borrowed. NaN where nothing runs.
 */
export function memoryUtilization(
  requestsPerSecond: number,
  memoryMiBPerTask: number,
  memoryMiBPerRequestPerSecond: number,
  running: number,
  memoryMiB: number,
): number {
  const reserved = running * memoryMiB;
  const used = running * memoryMiBPerTask + requestsPerSecond * memoryMiBPerRequestPerSecond;
  return reserved > 0 ? Math.min(100, (100 * used) / reserved) : NaN;
}

/** AS-1, ALBRequestCountPerTarget: requests of a minute for each running task. NaN where nothing runs. */
export const requestsPerTarget = (requestsPerSecond: number, running: number): number =>
  running > 0 ? (requestsPerSecond * 60) / running : NaN;
