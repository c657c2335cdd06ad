import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const call = async (...argv: readonly string[]): Promise<FakeHost['said']> => {
  const host = fakeHost();
  await main(argv, host);
  return host.said;
};

describe('--chart', () => {
  it('draws reservation, instances and waiting tasks of each provider behind the summary', async () => {
    const { answer, code } = await call('scenarios/00-hello.yaml', '--chart');
    expect(code).toBe(0);
    const [summary, charts] = answer.split('\nCharts\n');
    expect(summary).toContain('trace 61b72583cf16b29d');
    expect(charts).toContain('hello-cp: reservation in percent, target 100');
    expect(charts).toContain('hello-cp: instances, running and desired; 2 at most');
    expect(charts).toContain('hello-cp: waiting tasks; 1 at most');
    // Two instances: rows for 2, 1 and 0, and the line is on the upper two.
    const rows = charts.split('instances, running')[1].split('\n').slice(1, 4);
    expect(rows.map((row) => /^ +(\d+) [┤┼]/.exec(row)?.[1])).toEqual(['2', '1', '0']);
    expect(rows[0]).toContain('───');
    expect(Math.max(...charts.split('\n').map((row) => row.length))).toBeLessThanOrEqual(100);
    expect(charts).toMatch(/00:01:00 +00:10:00/);
  });

  it('says so where there is nothing to draw', async () => {
    expect(
      (
        await call(
          'scenarios/48-fargate-or-ec2.yaml',
          '--chart',
          '--set',
          'capacityProviders[ec2].managedScaling.status=DISABLED',
        )
      ).answer,
    ).toContain('There are no datapoints to draw');
  });

  it('is refused beside --json', async () => {
    const { code, talk } = await call('scenarios/00-hello.yaml', '--chart', '--json');
    expect(code).toBe(2);
    expect(talk).toContain('--chart is for people: leave --json out');
  });
});
