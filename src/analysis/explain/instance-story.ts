import type { FactName } from '../../model/facts.js';
import { chapter, type Story } from './story.js';
import type { ToldRun } from './told-run.js';

const endpointFacts: ReadonlySet<FactName> = new Set(['EndpointBlocked', 'EndpointUnblocked']);

/** Why an instance was launched, what became of it, and why it left; undefined: there is none. */
export function instanceStory(run: ToldRun, instance: string, untilMs: number): Story | undefined {
  const own = run.find((entry) => entry['instance'] === instance && entry.t * 1000 <= untilMs);
  if (own.length === 0) return undefined;
  const external = own.find(({ type }) => type === 'ExternalInstanceRegistered')?.['external'];
  const endpoints = run.find((e) => e['external'] === external && e.t * 1000 <= untilMs, endpointFacts);
  const leaving = own.find(({ type }) => type === 'InstanceTerminating' || type === 'InstanceTerminated');
  return {
    subject: `instance ${instance}`,
    chapters: [
      chapter('Why it was launched', run.chain(own[0].fact).slice(0, -1)),
      chapter('What became of it', own),
      chapter('The endpoints that it could not reach', external === undefined ? [] : endpoints),
      chapter('Why it left', leaving === undefined ? [] : run.chain(leaving.fact).slice(0, -1)),
    ],
    candidates: [],
  };
}
