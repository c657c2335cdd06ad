import { describe, expect, it } from 'vitest';
import { reportBody } from '../../../../src/report/body.js';
import { charts } from '../../../../src/report/chart/charts.js';
import { lineChart } from '../../../../src/report/chart/line-chart.js';
import { createReport } from '../../../../src/report/report-document.js';
import { load } from '../../../support/load.js';
import { read } from '../../../tidy/source-tree.js';

const source = read('scenarios/02-zonal.yaml');
const reportWith = (...set: readonly string[]) =>
  createReport({ scenario: load(source, { set }), source, version: '0', findings: [] });
const first = reportWith();
const other = reportWith('capacityProviders[*].managedScaling.targetCapacity=50');
const view = { fromS: 0, untilS: 100, width: 474 };
const series = [{ name: 'x', color: 'a', t: [0], values: [1] }];

describe('a ghost', () => {
  it('lies behind the lines, in their colours, and the scale holds both', () => {
    const ghost = [{ name: 'x', color: 'a', t: [0], values: [4] }];
    const svg = lineChart({ title: 'T', unit: '', marks: [], series, ghost }, view);
    // 0 at y = 128, 4 at y = 8.
    const [behind, before] = ['<path class="line a ghost" d="M52,8L452,8L452,8"/>', '<path class="line a" d="M52,98L'];
    expect(svg).toContain(behind);
    expect(svg.indexOf(before)).toBeGreaterThan(svg.indexOf(behind));
  });

  it('of areas is the outline of all together', () => {
    const ghost = [...series, { name: 'y', color: 'b', t: [0], values: [3] }];
    const svg = lineChart({ title: 'T', unit: '', marks: [], series, ghost, stacked: true }, view);
    expect(svg.match(/ghost/g)).toHaveLength(1);
    expect(svg).toContain('<path class="line d ghost" d="M52,8L452,8L452,8"/>');
  });

  it('is of the chart with the same title', () => {
    const both = charts(other, first);
    const firsts = charts(first);
    expect(both.map(({ title }) => title)).toEqual(firsts.map(({ title }) => title));
    expect(both.map(({ ghost }) => ghost)).toEqual(firsts.map((chart) => chart.series));
    expect(charts(other).every(({ ghost }) => ghost === undefined)).toBe(true);
  });

  it('has its figures beside those that differ', () => {
    const body = reportBody(other, first);
    expect(body).toContain(`<small class="was">was $${first.summary.cost.usd!.toFixed(2)}</small>`);
    expect(body).toContain(`<dt>placed</dt><dd>24</dd>`);
    expect(reportBody(first, first)).toBe(reportBody(first));
  });
});
