import type { Rule } from '../rule.js';
import { roadmap, source } from './sources.js';

/** How a strategy shares tasks out over providers, and the sums that lead to scaling. */
export const providers: readonly Rule[] = [
  {
    id: 'CP-1',
    says: 'A strategy lists providers with base and weight; weight defaults to 0; weights all 0 over several providers fail. It excludes a launch type. Whether weight 0 still honours a base is not clear; here it does.',
    source: `${source.api}, CapacityProviderStrategyItem; ${source.providers2023}`,
    confidence: 'contested',
  },
  {
    id: 'CP-2',
    says: 'One strategy names Fargate providers or Auto Scaling group providers, never both; a cluster may hold both kinds. A service may be moved from one kind to the other (in 2023 it could not).',
    source: `${source.providers2023}; ${source.api}, UpdateService`,
    confidence: 'documented',
  },
  {
    id: 'CP-3',
    says: 'The base first, once for a service; the rest by weight. How single tasks are dealt out is not written: here to the least (launched − base + 1) / weight.',
    source: source.providers2023,
    confidence: 'inferred',
    knobs: 'strategyTieBreak: random',
  },
  {
    id: 'CP-4',
    says: 'Weights are no priorities: where a provider has no capacity its share waits.',
    source: roadmap(773),
    confidence: 'documented',
  },
  {
    id: 'CP-5',
    says: 'From which provider a shrinking service takes is not written. Here from the one most above its share.',
    source: 'nothing found',
    confidence: 'inferred',
  },
  {
    id: 'CP-6',
    says: 'Another strategy moves no running task by itself; the next deployment does.',
    source: `${source.api}, UpdateService`,
    confidence: 'contested',
  },
  {
    id: 'CP-7',
    says: 'The metric is M / N × 100; 0/0 is 100, M/0 is 200; once a minute.',
    source: `${source.behavior}; ${source.blog}`,
    confidence: 'documented',
  },
  {
    id: 'CP-8',
    says: 'Waiting tasks are grouped by equal needs and binpacked over CPU, memory, ENIs, ports and GPUs; what exceeds the smallest type is left out; steps clamp the rest.',
    source: `${source.behavior}; ${source.api}, ManagedScaling`,
    confidence: 'documented',
  },
  {
    id: 'CP-9',
    says: 'Empty is an instance without a non-daemon task; 15 datapoints, then at most half a minute; a scale-out starts the clock again; with protection only empty ones go.',
    source: source.behavior,
    confidence: 'documented',
  },
];
