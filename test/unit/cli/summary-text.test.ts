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
    expect(first({})).toContain(
      'Of what instances cost, 60 % was necessary for the tasks; the rest: 21 % the reserve of targetCapacity, 15 % packing, 3 % scale-in lag.',
    );
    const without = { split: null, splitPerHour: null };
    const unpriced = { usd: null, usdPerHour: null, idleUsd: null, fargateUsd: null, ...without, priced: false };
    expect(first({ cost: unpriced })).toContain('The cost is not priced.');
    expect(first({ cost: unpriced })).not.toContain('necessary');
    const nothing = { usd: 0, usdPerHour: 0, idleUsd: 0, fargateUsd: 0, ...without, priced: true };
    expect(first({ cost: nothing })).toContain('The cost is $0.00, $0.00 an hour.');
  });

  it('sums up the peaks of many providers', () => {
    const many = Array.from({ length: 6 }, () => fakeSummary.capacityProviders[0]);
    expect(first({ capacityProviders: many })).toContain('The peaks of 6 providers add up to 84 instances');
    expect(first({ capacityProviders: many.slice(0, 3) })).toContain('At most 14 + 14 + 14 instances');
    expect(first({ capacityProviders: many.slice(0, 1) })).toContain('At most 14 instances at once');
  });
});

describe('what changed in the run', () => {
  const [provider, ...providers] = fakeSummary.capacityProviders;
  const [service] = fakeSummary.services;
  const changed: Summary = {
    ...fakeSummary,
    capacityProviders: [{ ...provider, launchFailures: 2, spotInterruptions: 1 }, ...providers],
    services: [
      {
        ...service,
        deployments: { started: 4, completed: 1, failed: 1, rolledBack: 1 },
        scaleOutActions: 5,
        scaleInActions: 6,
        rebalancedTasks: 7,
      },
      { ...service, name: 'quiet' },
    ],
  };
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

  it('has a sentence of its own, where a service has been created only there is none', () => {
    expect(flat(render(changed, 100))).toContain(
      'In the run: 2 deployments, 1 deployment failed by the circuit breaker, 11 changes of a desired count by ' +
        'Application Auto Scaling, 7 tasks moved between zones, 1 Spot interruption, 2 failed launch attempts.',
    );
    expect(render(fakeSummary, 100)).not.toContain('In the run');
  });

  it('has columns, and a figure that is 0 everywhere has none', () => {
    const text = render(changed, 100);
    const line = (start: string): string | undefined => text.split('\n').find((l) => l.startsWith(`  ${start} `));
    expect(line('service, at the end')).toMatch(/us-east-1b +deployments +moved$/);
    // Where there is no room the zones stay.
    expect(line('quiet')).toMatch(/ 60 +58 +58 +0 +1 +0$/);
    expect(line('capacity provider')).toMatch(/failed launches +Spot notices +cost$/);
    expect(line('ec2-us-east-1a')).toMatch(/ 2 +1 +\$2\.33$/);
    for (const head of ['deployments', 'moved', 'failed launches', 'Spot notices'])
      expect(render(fakeSummary, 100)).not.toContain(head);
    expect(
      Math.max(
        ...render(changed, 60)
          .split('\n')
          .map(({ length }) => length),
      ),
    ).toBeLessThanOrEqual(60);
  });

  it('has columns for what Application Auto Scaling did', () => {
    const scaled = { ...service, scaleOutActions: 5, scaleInActions: 6, byAvailabilityZone: { 'us-east-1a': 58 } };
    const text = render({ ...fakeSummary, services: [scaled] }, 100);
    expect(text).toMatch(/us-east-1a +scale-outs +scale-ins +task time short\n +web-app +60 +58 +58 +5 +6 +1 h 13 m/);
  });

  it('in a window from later on every deployment is one', () => {
    const inWindow = renderSummary(
      { ...changed, services: [{ ...service, deployments: { ...service.deployments, started: 1 } }] },
      {
        columns: 100,
        color: false,
        file: 'wave.yaml',
        measured: { fromMs: 3_600_000, untilMs: durationMs, durationMs },
      },
    );
    expect(inWindow).toContain('In the window: 1 deployment,');
    expect(inWindow).toMatch(/service, at the end .* deployments/);
  });

  it('tells the part of Fargate, and who was killed', () => {
    const fargate = { ...fakeSummary, cost: { ...fakeSummary.cost, fargateUsd: 1.164 } };
    expect(flat(render(fargate, 100))).toContain(
      'The cost is $2.33, $0.78 an hour; 50 % of it for Fargate; 25 % of it for instances that held no task.',
    );
    expect(flat(render(fargate, 100))).toContain('2 killed with their instance or on Fargate');
    const named = [{ ...service, byCapacityProvider: { FARGATE_SPOT: 1 } }];
    expect(flat(render({ ...fakeSummary, services: named }, 100))).toContain('instance or on Fargate');
  });
});
