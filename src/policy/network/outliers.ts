import type { OutlierDetection } from '../../model/scenario.js';

/** SC-4: the nth ejection of a host lasts n times the base, and never longer than the most. */
export const ejectionMs = (rules: OutlierDetection, ejections: number): number =>
  Math.min(rules.maxEjectionMs, rules.baseEjectionMs * ejections);

/** How many of a list of hosts a proxy may leave alone at once: its part, and always one (AM-3). */
export const mostEjected = (rules: OutlierDetection, hosts: number): number =>
  Math.max(1, Math.floor((hosts * rules.maxEjectionPercent) / 100));

/** Envoy's panic: so few hosts are left that requests go to all of them, ejected or not. */
export const panics = ({ panicThresholdPercent }: OutlierDetection, ejected: number, hosts: number): boolean =>
  100 * (hosts - ejected) < panicThresholdPercent * hosts;

/** The failures of a host that still count, and whether they are enough. `failures` are times, oldest first. */
export function recentFailures(rules: OutlierDetection, failures: readonly number[], nowMs: number): readonly number[] {
  const from = failures.findIndex((atMs) => atMs > nowMs - rules.intervalMs);
  return from < 0 ? [] : failures.slice(from);
}

/**
 * How long until failures that come at a steady rate, in each millisecond, are enough; Infinity when they never are, because
 * older ones leave the interval as fast. `counted` have come already; where they are enough, and others kept the host in, the
 * next one is looked at.
 */
export function untilOutlierMs(rules: OutlierDetection, counted: number, ratePerMs: number): number {
  if (ratePerMs * rules.intervalMs < rules.failures) return Infinity;
  return (counted < rules.failures ? rules.failures - counted : 1) / ratePerMs;
}
