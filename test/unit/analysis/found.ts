import type { Diagnostic } from '../../../src/model/diagnostic.js';
import type { DeploymentConfiguration, Scenario } from '../../../src/model/scenario.js';
import { play, type Scene, type Stage } from './played-run.js';
import { wideCluster } from './wide-cluster.js';

/** The findings of one code after a played run of the wide cluster. */
export const found = (code: string, scenes: readonly Scene[], more: Partial<Scenario> = {}): readonly Diagnostic[] =>
  play(wideCluster(more), scenes).summary.findings.filter((f) => f.code === code);

export const messages = (code: string, scenes: readonly Scene[], more: Partial<Scenario> = {}): readonly string[] =>
  found(code, scenes, more).map(({ message }) => message);

export const at = (ms: number, act: (stage: Stage) => void): Scene => [ms, act];

/** Every service with these percentages. */
export const withDeployment = (deployment: Partial<DeploymentConfiguration>): Partial<Scenario> => ({
  services: wideCluster().services.map((s) => ({ ...s, deployment: { ...s.deployment, ...deployment } })),
});
