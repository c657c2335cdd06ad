import { expect, it } from 'vitest';
import type { EdgeSummary } from '../../../src/analysis/network/network-summary.js';
import { serviceMap } from '../../../src/report/network/service-map.js';
import { runScenario } from '../../scenarios/run-scenario.js';

const [example] = runScenario('64-two-clusters-one-namespace').summary.network!.edges;
const edge = (from: string | null, to: string, parts: Partial<EdgeSummary> = {}): EdgeSummary => ({
  ...example,
  name: `${from ?? 'outside'} → ${to}`,
  from,
  to,
  ...parts,
});
const xOf = (svg: string, name: string): number =>
  Number(new RegExp(`<title>${name}</title><rect x="(\\d+)"`).exec(svg)?.[1] ?? NaN);

it('puts each service behind its callers, and those from outside in front', () => {
  const svg = serviceMap([edge('b', 'c'), edge(null, 'a'), edge('a', 'b'), edge('a', 'c')]);
  const places = ['outside', 'a', 'b', 'c'].map((name) => xOf(svg, name));
  expect(places).toEqual(places.toSorted((x, y) => x - y));
  expect(new Set(places).size).toBe(4);
});

it('ends for services that call in a ring, and for one that calls itself', () => {
  const svg = serviceMap([edge('a', 'b'), edge('b', 'a'), edge('a', 'a')]);
  expect(svg.match(/<path /g)).toHaveLength(3);
});

it('says by width how much and by kind how much of it failed', () => {
  const svg = serviceMap([
    edge('a', 'b', { requests: 1000, failurePercent: 0 }),
    edge('a', 'c', { requests: 10, failurePercent: 0.2 }),
    edge('a', 'd', { requests: 10, failurePercent: 7 }),
  ]);
  const widths = [...svg.matchAll(/stroke-width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(widths[0]).toBeGreaterThan(widths[1]);
  expect([...svg.matchAll(/class="call (\w+)"/g)].map(([, kind]) => kind)).toEqual(['well', 'some', 'many']);
});
