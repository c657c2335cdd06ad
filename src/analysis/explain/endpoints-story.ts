import type { FactName } from '../../model/facts.js';
import { targetName, type TraceEntry } from '../read-trace.js';
import { readRegistry, targetOf, type NamedTarget, type Registry } from './registry.js';
import { chapter, type Story } from './story.js';
import type { ToldRun } from './told-run.js';

/** What is registered under a name at a time, and how that came. */
export interface EndpointsStory extends Story {
  readonly registry: Registry;
}

const endpointFacts: ReadonlySet<FactName> = new Set([
  'EndpointRegistered',
  'EndpointHealthChanged',
  'EndpointDeregistered',
]);

/** Of a long list the latest. */
const MOST = 20;

/** Undefined: nothing is registered under such a name in the whole scenario. */
export function endpointsStory(run: ToldRun, name: string, atMs: number): EndpointsStory | undefined {
  const { scenario } = run;
  const place = targetOf(scenario, name);
  if (place < 0) return undefined;
  const target = scenario.network.targets[place] as NamedTarget;
  const called = targetName(scenario, place);
  const prefix = `${scenario.services[target.service].name}/`;
  const isOwn = (e: TraceEntry): boolean => e['target'] === called && String(e['task']).startsWith(prefix);
  const told = run.find((e) => isOwn(e) && e.t * 1000 <= atMs, endpointFacts);
  return {
    subject: `endpoints ${name}`,
    chapters: [chapter(told.length > MOST ? `The last ${MOST} changes` : 'What changed', told.slice(-MOST))],
    candidates: [],
    registry: readRegistry(run, target, told),
  };
}
