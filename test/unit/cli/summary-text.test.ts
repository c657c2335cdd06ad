import { describe, expect, it } from 'vitest';
import type { Summary } from '../../../src/analysis/summary-types.js';
import { renderSummary } from '../../../src/cli/render/summary-text.js';
import { fakeSummary } from './fake-summary.js';

const durationMs = 10_800_000;
const render = (summary: Summary, columns: number, color = false): string =>
  renderSummary(summary, {
    columns,
    color,
    file: 'wave.yaml',
    measured: { fromMs: 0, untilMs: durationMs, durationMs },
  });
const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

describe('renderSummary', () => {
  it('is handsome at 100 columns', async () => {
    const text = render(fakeSummary, 100);
    expect(widest(text)).toBeLessThanOrEqual(100);
    await expect(text).toMatchFileSnapshot('summary-100.txt');
  });

  it('is still readable at 60 columns', async () => {
    const text = render(fakeSummary, 60);
    expect(widest(text)).toBeLessThanOrEqual(60);
    await expect(text).toMatchFileSnapshot('summary-60.txt');
  });

  it('is no wider than 100 columns on a wide screen', () => {
    expect(render(fakeSummary, 300)).toBe(render(fakeSummary, 100));
  });

  it('says the same with colours, and uses none without', () => {
    const colored = render(fakeSummary, 100, true);
    expect(colored).toContain('\u001b[');
    expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(render(fakeSummary, 100));
  });

  it('leaves out what there is none of', () => {
    const empty = render(
      {
        ...fakeSummary,
        capacityProviders: [],
        services: [],
        workloads: [],
        findings: [],
        placementWaitSeconds: { ...fakeSummary.placementWaitSeconds, count: 0 },
      },
      100,
    );
    for (const heading of ['Over time', 'Waits', 'Services', 'Findings']) expect(empty).not.toContain(heading);
  });

  it('cuts long lists and says so', () => {
    const services = Array.from({ length: 25 }, (_, n) => ({ ...fakeSummary.services[0], name: `service-${n + 1}` }));
    const text = render({ ...fakeSummary, services }, 100);
    expect(text).toContain('service-20 ');
    expect(text).not.toMatch(/ {2}service-21 /);
    expect(text).toContain('and 5 more: see --json');
  });

  it('names the window when the figures are not of the whole run', () => {
    const text = renderSummary(fakeSummary, {
      columns: 100,
      color: false,
      file: 'wave.yaml',
      measured: { fromMs: 3_600_000, untilMs: durationMs, durationMs },
    });
    expect(text).toContain('3 h simulated; figures from 01:00:00 to 03:00:00');
  });
});

describe('the headline', () => {
  const first = (more: Partial<Summary>): string =>
    render({ ...fakeSummary, ...more }, 100)
      .split('\n\n')[1]
      .replaceAll(/\s+/g, ' ');
  const none = Object.fromEntries(Object.keys(fakeSummary.tasks).map((key) => [key, 0])) as unknown as Summary['tasks'];

  it('counts every fate that is not the good one', () => {
    expect(first({})).toContain(
      '1,300 tasks were asked for: 1,290 placed, 5 still waiting at the end, 4 timed out, 1 refused, 2 killed with their instance.',
    );
  });

  it('is short when all went well', () => {
    const waits = { ...fakeSummary.placementWaitSeconds, p50: 0, max: 0 };
    expect(first({ tasks: { ...none, requested: 12, placed: 12 }, placementWaitSeconds: waits })).toContain(
      '12 tasks were asked for and all placed. None of those that were placed waited for it.',
    );
    expect(first({ tasks: { ...none, requested: 1, placed: 1 } })).toContain('One task was asked for and placed.');
    expect(first({ tasks: none, placementWaitSeconds: { ...waits, count: 0 } })).toContain('Nobody asked for a task.');
  });

  it('says that half found a place at once, and how long the others waited', () => {
    expect(first({ placementWaitSeconds: { ...fakeSummary.placementWaitSeconds, p50: 0 } })).toContain(
      'Half found a place at once, 95 % within 41 s, the slowest after 2 m 15 s.',
    );
  });

  it('says so when nearly all found a place at once', () => {
    expect(first({ placementWaitSeconds: { ...fakeSummary.placementWaitSeconds, p50: 0, p95: 0 } })).toContain(
      'At least 95 % found a place at once, the slowest after 2 m 15 s.',
    );
  });

  it('tells the bill, or that there is none', () => {
    expect(first({})).toContain('The cost is $2.33, $0.78 an hour; 25 % of it for instances that held no task.');
    const unpriced = { usd: null, usdPerHour: null, idleUsd: null, priced: false };
    expect(first({ cost: unpriced })).toContain('The cost is not priced.');
    expect(first({ cost: { usd: 0, usdPerHour: 0, idleUsd: 0, priced: true } })).toContain(
      'The cost is $0.00, $0.00 an hour.',
    );
  });

  it('sums up the peaks of many providers', () => {
    const many = Array.from({ length: 6 }, () => fakeSummary.capacityProviders[0]);
    expect(first({ capacityProviders: many })).toContain('The peaks of 6 providers add up to 84 instances');
    expect(first({ capacityProviders: many.slice(0, 3) })).toContain('At most 14 + 14 + 14 instances');
    expect(first({ capacityProviders: many.slice(0, 1) })).toContain('At most 14 instances at once');
  });
});
