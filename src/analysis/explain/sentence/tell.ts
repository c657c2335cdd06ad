import type { FactName } from '../../../model/facts.js';
import type { TraceEntry } from '../../read-trace.js';
import { ofExternal } from './of-external.js';
import { ofInstances } from './of-instances.js';
import { ofNetwork } from './of-network.js';
import { ofScaling } from './of-scaling.js';
import { ofTasks } from './of-tasks.js';
import type { Wordings } from './wording.js';

/** A fact in words. */
export interface Sentence {
  /** Its number in the trace: `--trace` writes it, and every number of the text stands there. */
  readonly fact: number;
  /** `00:30:20.000` */
  readonly at: string;
  readonly text: string;
  /** Of docs/fidelity.md. */
  readonly rules: readonly string[];
}

const wordings: Wordings<FactName> = { ...ofTasks, ...ofInstances, ...ofScaling, ...ofNetwork, ...ofExternal };

export function tell(entry: TraceEntry): Sentence {
  const { rules, say } = wordings[entry.type];
  return {
    fact: entry.fact,
    at: entry.at,
    text: say(entry),
    rules: typeof rules === 'function' ? rules(entry) : rules,
  };
}
