import { describe, expect, it } from 'vitest';
import { createTimeline, type Timeline } from '../../../../src/analysis/timeline/timeline.js';
import { simulate, type Run } from '../../../../src/simulate.js';
import { loadScenario } from '../../../../src/scenario/load.js';
import { scenarioNames } from '../../../scenarios/run-scenario.js';
import { read } from '../../../tidy/source-tree.js';

function timelineOf(name: string): { readonly timeline: Timeline; readonly run: Run } {
  const { scenario } = loadScenario(read(`scenarios/${name}.yaml`), {
    file: name,
    readText: (path) => ({ ok: true, text: read(`scenarios/${path}`) }),
  });
  let finish: (() => Timeline) | undefined;
  const run = simulate(scenario!, {
    observe: (running) => {
      const made = createTimeline(running);
      ({ finish } = made);
      return made.fold;
    },
  });
  return { timeline: finish!(), run };
}

describe('the timeline', () => {
  it.each(scenarioNames)('of %s agrees with the summary', (name) => {
    const { timeline, run } = timelineOf(name);
    const { tasks, capacityProviders, instances } = run.summary;
    const last = (values: readonly number[]): number => values.at(-1) ?? 0;
    const { columns } = timeline.tasks;
    expect(last(columns.running)).toBe(tasks.runningAtEnd);
    expect(last(columns.starting)).toBe(tasks.startingAtEnd);
    expect(last(columns.stopping)).toBe(tasks.stoppingAtEnd);
    expect(
      timeline.instances.filter(({ untilS }) => untilS >= run.scenario.durationMs / 1000).length,
    ).toBeGreaterThanOrEqual(instances.length);
    const scaled = timeline.decisions.filter(({ cause }) => cause === 'scaleOut' || cause === 'scaleIn');
    const { fromMs, untilMs } = run.scenario.measure;
    const inWindow = scaled.filter(({ t }) => t * 1000 >= fromMs && t * 1000 < untilMs);
    expect(inWindow).toHaveLength(capacityProviders.reduce((sum, p) => sum + p.scaleOutActions + p.scaleInActions, 0));
  });

  it('has lanes for external instances, and shows when nobody reaches them', () => {
    const { instances } = timelineOf('55-satellite-office').timeline;
    expect(instances.map(({ id, availabilityZone }) => [id, availabilityZone])).toEqual([
      ['shop-1', 'outside AWS'],
      ['shop-2', 'outside AWS'],
      ['head-office', 'outside AWS'],
    ]);
    const { phases, fromS } = instances[0];
    const [lost, back] = [phases.indexOf('disconnected'), phases.indexOf('disconnected') + 1];
    expect([fromS[lost], fromS[back]]).toEqual([7800, 18_000]);
    expect(instances[2].phases).not.toContain('disconnected');
  });

  it('shows instances that have lost their agent', () => {
    const { instances } = timelineOf('known/containers-roadmap-2040-agent-lost').timeline;
    expect(instances.some(({ phases }) => phases.includes('disconnected'))).toBe(true);
  });

  it('has the zonal lesson’s lanes, decisions and marks', () => {
    const { timeline } = timelineOf('02-zonal');
    expect(timeline.instances[11]).toEqual({
      id: 'i-12',
      autoScalingGroup: 'ecs-us-east-1b',
      availabilityZone: 'us-east-1b',
      instanceType: 'm5.large',
      fromS: [1820, 1895, 1905, 5400],
      phases: ['launching', 'warming', 'busy', 'empty'],
      untilS: 6260,
    });
    expect(timeline.decisions[3]).toMatchObject({
      t: 1820,
      cause: 'scaleOut',
      from: 3,
      to: 5,
      needed: 4,
      running: 3,
      reservation: 133.33,
    });
    expect(timeline.marks).toEqual([
      { t: 1800, kind: 'event', text: 'web-app wants 24' },
      { t: 5400, kind: 'event', text: 'web-app wants 12' },
    ]);
  });
});
