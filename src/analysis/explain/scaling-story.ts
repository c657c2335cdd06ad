import type { TraceEntry } from '../read-trace.js';
import { chapter, type Story } from './story.js';
import type { ToldRun } from './told-run.js';

/**
 * The scaling action of a capacity provider at a time, or the last one before it: what caused it, what followed from it, and
 * what has kept the provider from acting since. Undefined: there is no such provider, or it has no Auto Scaling group.
 */
export function scalingStory(run: ToldRun, provider: string, atMs: number): Story | undefined {
  const { scenario } = run;
  const found = scenario.capacityProviders.find(({ name }) => name === provider);
  if (found === undefined || found.autoScalingGroup < 0) return undefined;
  const group = scenario.autoScalingGroups[found.autoScalingGroup].name;
  const isBefore = ({ t }: TraceEntry): boolean => t * 1000 <= atMs;
  const actions = run.find((e) => e.type === 'DesiredCapacityChanged' && e['group'] === group && isBefore(e));
  const last = actions.at(-1);
  if (last === undefined) return { subject: `scaling ${provider}`, chapters: [], candidates: [] };
  const followed = run.find((entry) => entry.because === last.fact && entry.fact > last.fact);
  const blocked = run.find(
    (e) => e.type === 'ScalingBlocked' && e['provider'] === provider && e.fact > last.fact && isBefore(e),
  );
  return {
    subject: `scaling ${provider}`,
    chapters: [
      chapter('Why it scaled', run.chain(last.fact)),
      chapter('What followed', followed),
      chapter('What has kept it from more', blocked),
      chapter('Its actions until then', actions),
    ],
    candidates: [],
  };
}
