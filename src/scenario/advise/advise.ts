import { chooseInterconnect, type Step } from '../../policy/network/interconnect/choose-interconnect.js';
import type { InterconnectId, Remark } from '../../policy/network/interconnect/define-option.js';
import type { Situation } from '../../policy/network/interconnect/situation.js';

/** Something that AWS's documentation says about an option here. */
export interface AdviceRemark {
  readonly text: string;
  /** Rules of docs/fidelity.md. */
  readonly rules: readonly string[];
}

/** One way for services to reach each other. */
export interface AdviceOption {
  readonly id: InterconnectId;
  readonly name: string;
  readonly does: string;
  readonly fits: boolean;
  /** Why not. */
  readonly refusals: readonly AdviceRemark[];
  /** What to know where it fits. */
  readonly notes: readonly AdviceRemark[];
}

export interface Advice {
  readonly situation: Situation;
  /** The decision framework's questions, up to the one that decided. */
  readonly steps: readonly Step[];
  /** What the framework leads to, fitting or not; null: look at the architecture again. */
  readonly framework: InterconnectId | null;
  /** What to use; null: nothing fits. */
  readonly use: InterconnectId | null;
  readonly options: readonly AdviceOption[];
}

export { plainSituation, type Situation } from '../../policy/network/interconnect/situation.js';

/** Which interconnect fits a situation, and why the others do not (IC-1…IC-7). */
export function advise(situation: Situation): Advice {
  const { steps, asked, use, judgements } = chooseInterconnect(situation);
  return {
    situation,
    steps,
    framework: asked ?? null,
    use: use ?? null,
    options: judgements.map(({ interconnect: { id, name, does }, refusals, notes }) => ({
      id,
      name,
      does,
      fits: refusals.length === 0,
      refusals: refusals.map(plain),
      notes: notes.map(plain),
    })),
  };
}

const plain = ({ text, rules }: Remark): AdviceRemark => ({ text, rules });
