import { describe, expect, it } from 'vitest';
import type { MeanAnswer } from '../../../src/cli/compare-answer.js';
import { createPage } from '../../../src/cli/render/page.js';
import { sweepText } from '../../../src/cli/render/sweep-text.js';
import type { PointAnswer, SweepAnswer } from '../../../src/cli/sweep-answer.js';

const mean = (value: number, low = value, high = value): MeanAnswer => ({
  mean: value,
  low,
  high,
  endless: value === Infinity ? 1 : 0,
  values: Array.from({ length: 6 }, () => value),
});
const point = (
  n: number,
  values: PointAnswer['values'],
  metrics: PointAnswer['metrics'],
  durationSeconds = 3600,
): PointAnswer => ({ point: n, values, durationSeconds, traceHashes: [], metrics });
const answer = (paths: readonly string[], points: readonly PointAnswer[]): SweepAnswer => ({
  schemaVersion: 1,
  scenario: 'A scenario',
  file: 'a.yaml',
  seeds: ['1', '1/2', '1/3', '1/4', '1/5', '1/6'],
  vary: paths.map((path) => ({ path, values: [] })),
  points,
});
const lines = (of: SweepAnswer, asked: readonly string[] = [], columns = 100): readonly string[] =>
  sweepText(of, asked, createPage(columns, false)).split('\n');

describe('sweepText', () => {
  it('names what varies by its last key, and by more where that is not enough', () => {
    const paths = ['groups[a].maxSize', 'groups[b].maxSize', 'model.alarmDelay'];
    const [a, b, delay] = paths;
    const metrics = { 'cost.usd': mean(1) };
    const [, , , heads] = lines(answer(paths, [point(1, { [a]: 4, [b]: 5, [delay]: '20s' }, metrics)]));
    expect(heads.trim().split(/ +/)).toEqual(['groups[a].maxSize', 'groups[b].maxSize', 'alarmDelay', 'cost']);
  });

  it('tells each figure in its unit, with its interval where there is one', () => {
    const metrics = {
      'placementWaitSeconds.p95': mean(41.2, 35, 48),
      'utilization.cpuReserved': mean(0.713, 0.7, 0.72),
      'startLatencySeconds.p95': mean(Infinity, 60, Infinity),
      'cost.usd': null,
    };
    const told = lines(answer(['x'], [point(1, { x: 1 }, metrics)]), Object.keys(metrics), 100);
    expect(told[5].trim().split(/ {2,}/)).toEqual([
      ...['1', '1', '41 s [35, 48]', '71.3 % [70.0, 72.0]', '∞ s [60, ∞]', 'not priced'],
    ]);
  });

  it('leaves out what is the same at every point, unless somebody asked for it', () => {
    const points = [1, 2].map((n) =>
      point(n, { x: n }, { 'cost.usd': mean(n), 'cost.usdPerHour': mean(n), 'tasks.killed': mean(0) }),
    );
    const heads = (asked: readonly string[], of = points): string => {
      const [, , , first, second] = lines(answer(['x'], of), asked);
      return `${first} ${second}`.trim().split(/\s+/).join(' ');
    };
    expect(heads([])).toBe('x cost usd');
    expect(heads(['tasks.killed'])).toBe('x tasks cost killed usd');
    // Runs of several lengths are compared by the hour.
    const uneven = points.map((each, n) => ({ ...each, durationSeconds: 3600 * (n + 1) }));
    expect(heads([], uneven)).toBe('x cost cost usd usdPerHour');
  });

  it('keeps the first figure on a narrow page, and every point on any', () => {
    const metrics = (n: number): PointAnswer['metrics'] => ({
      'placementWaitSeconds.p95': mean(n, n - 1, n + 1),
      'cost.usd': mean(n, n - 1, n + 1),
      'startLatencySeconds.p95': mean(n, n - 1, n + 1),
    });
    const points = Array.from({ length: 60 }, (_, n) => point(n + 1, { targetCapacity: n + 40 }, metrics(n + 10)));
    const narrow = lines(answer(['targetCapacity'], points), [], 50);
    const head = narrow.findIndex((line) => /targetCapacity +placementWaitSeconds$/.test(line));
    const rows = narrow.slice(head + 2, head + 62);
    expect(rows[0]).toMatch(/^ {2}1 +40 +10 s \[9, 11\]$/);
    expect(rows[59]).toMatch(/^ {2}60 +99 +69 s \[68, 70\]$/);
    expect(Math.max(...rows.map(({ length }) => length))).toBeLessThanOrEqual(50);
  });
});
