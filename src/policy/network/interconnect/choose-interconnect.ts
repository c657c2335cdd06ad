import type { InterconnectId, Interconnect, Remark } from './define-option.js';
import { interconnects } from './interconnects.js';
import type { Situation } from './situation.js';

/** An option, judged for a situation. */
export interface Judgement {
  readonly interconnect: Interconnect;
  /** Why not; empty: it fits. */
  readonly refusals: readonly Remark[];
  /** Of those that apply. */
  readonly notes: readonly Remark[];
}

/** A question of the decision framework and its answer. */
export interface Step {
  readonly question: string;
  readonly yes: boolean;
}

export interface Choice {
  /** The questions that led to it. */
  readonly steps: readonly Step[];
  /** What the framework says, whether it fits or not; undefined: look at the architecture again. */
  readonly asked: InterconnectId | undefined;
  /** What to use: `asked` if it fits, else the first that does; undefined: nothing fits. */
  readonly use: InterconnectId | undefined;
  /** All, in the order of preference. */
  readonly judgements: readonly Judgement[];
}

const spans = ({ crossVpc, crossAccount, crossCompute }: Situation): boolean =>
  crossVpc || crossAccount || crossCompute;

/** The decision framework: questions in their order; the first yes decides. */
const framework: readonly {
  readonly question: string;
  readonly applies: (situation: Situation) => boolean;
  readonly use: (situation: Situation) => InterconnectId;
}[] = [
  {
    question: 'Are both services in one namespace, with a proxy between them?',
    applies: (s) => !s.crossNamespace && !spans(s) && !s.dnsOnly && !s.fromInternet,
    use: () => 'serviceConnect',
  },
  { question: 'Do they span accounts, VPCs or kinds of compute?', applies: spans, use: () => 'vpcLattice' },
  { question: 'Is it enough to look up a name?', applies: ({ dnsOnly }) => dnsOnly, use: () => 'cloudMap' },
  {
    question: 'Is the caller on the internet?',
    applies: ({ fromInternet }) => fromInternet,
    use: ({ protocol }) =>
      protocol === 'tcp' || protocol === 'udp' ? 'networkLoadBalancer' : 'applicationLoadBalancer',
  },
];

export function chooseInterconnect(situation: Situation): Choice {
  const decisive = framework.findIndex(({ applies }) => applies(situation));
  const asked = decisive < 0 ? undefined : framework[decisive].use(situation);
  const judgements = interconnects.map((interconnect) => ({
    interconnect,
    refusals: interconnect.refusals.filter(({ applies }) => applies(situation)),
    notes: interconnect.notes.filter(({ applies }) => applies(situation)),
  }));
  const fitting = judgements.filter(({ refusals }) => refusals.length === 0).map(({ interconnect }) => interconnect.id);
  return {
    steps: framework
      .slice(0, decisive < 0 ? framework.length : decisive + 1)
      .map(({ question }, n) => ({ question, yes: n === decisive })),
    asked,
    use: asked !== undefined && fitting.includes(asked) ? asked : fitting.at(0),
    judgements,
  };
}
