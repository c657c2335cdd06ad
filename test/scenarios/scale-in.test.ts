import { describe, expect, it } from 'vitest';
import { headerOf, provider, runScenario, service } from './run-scenario.js';

const tasksPerInstance = 2048 / 1024;
const ended = 3;
const flags = (state: 'ENABLED' | 'DISABLED'): readonly string[] => [
  `capacityProviders[web-cp].managedTerminationProtection=${state}`,
  `capacityProviders[web-cp].managedDraining=${state}`,
  `autoScalingGroups[web-asg].newInstancesProtectedFromScaleIn=${state === 'ENABLED'}`,
];

describe('scale-in from 6 instances to 3, of which 3 are empty', () => {
  it('21: with termination protection it ends the empty ones', () => {
    const name = '21-scale-in-with-termination-protection';
    const run = runScenario(name);
    expect(headerOf(name)).toContain('0 tasks are killed');
    expect(run.summary.tasks.killed).toBe(0);
    expect(provider(run)).toMatchObject({ instancesTerminated: ended, finalInstances: 6 - ended });
    expect(run.summary.instances.map(({ id }) => id)).toEqual(['i-1', 'i-2', 'i-3']);
  });

  it('22: without, it ends the oldest with the tasks on them', () => {
    const name = '22-scale-in-without-termination-protection';
    const run = runScenario(name);
    const killed = ended * tasksPerInstance;
    expect(headerOf(name)).toContain(`3 * 2 = ${killed} tasks are killed`);
    expect(run.summary.tasks.killed).toBe(killed);
    expect(provider(run)).toMatchObject({ instancesTerminated: ended, finalInstances: 6 - ended });
    expect(run.summary.instances.map(({ id }) => id)).toEqual(['i-4', 'i-5', 'i-6']);
    const protectedRun = runScenario('21-scale-in-with-termination-protection');
    const short = service(run).belowDesiredTaskSeconds - service(protectedRun).belowDesiredTaskSeconds;
    expect(headerOf(name)).toContain(`${killed} * 10 = ${short} task-seconds`);
    expect(short).toBe(killed * 10);
  });

  it('differs by the flags alone', () => {
    const off = runScenario('21-scale-in-with-termination-protection', ...flags('DISABLED'));
    expect(off.summary.tasks.killed).toBe(ended * tasksPerInstance);
    const on = runScenario('22-scale-in-without-termination-protection', ...flags('ENABLED'));
    expect(on.summary.tasks.killed).toBe(0);
  });
});
