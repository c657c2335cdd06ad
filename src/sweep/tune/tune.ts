import { createStreams } from '../../kernel/random.js';
import type { Scenario } from '../../model/scenario.js';
import type { RunMany } from '../runner.js';
import { seedsFrom } from '../seeds.js';
import { surenessThat, type Sureness } from './beats.js';
import { bindingsOf, type Binding } from './binding.js';
import { createBudget, type Allowance } from './budget.js';
import { SEEDS_OF_FRONT, tellFront } from './front.js';
import { createLedger, type Candidate, type Measures } from './ledger.js';
import { contenders, race, runTo } from './race.js';
import { FIRST_SEEDS, follow, survey, widen, type Field } from './search.js';
import { simplify } from './simplify.js';
import { spaceSize, type Dimension } from './space.js';
import { isOut, type Rules } from './standing.js';

export interface TunePlan extends Measures {
  readonly dimensions: readonly Dimension[];
  /** The scenario of the file with these `--set` items; undefined when it is wrong. */
  readonly load: (set: readonly string[]) => Scenario | undefined;
  readonly seed: string;
  /** Which share of the seeds must meet the objectives, 0 to 1. */
  readonly share: number;
  readonly allowance: Allowance;
  readonly runMany: RunMany;
  readonly nowMs: () => number;
  readonly onDone?: ((done: number) => void) | undefined;
}

export interface TuneResult {
  /** The file as it is. */
  readonly origin: Candidate;
  /** The cheapest that meets the objectives; when `isMet` is false, the one that misses them by least. */
  readonly best: Candidate;
  readonly isMet: boolean;
  readonly rules: Rules;
  /** The cheapest first. */
  readonly front: readonly Candidate[];
  readonly bindings: readonly Binding[];
  /** That the best is better than another. */
  readonly surenessOver: (other: Candidate) => Sureness;
  readonly runs: number;
  readonly tried: number;
  /** Those that were tried, in the order in which they were first looked at. */
  readonly candidates: readonly Candidate[];
  readonly settings: number;
  /** Every setting was tried. */
  readonly exhaustive: boolean;
  /** What ended the search before it was at its end. */
  readonly over: 'runs' | 'minutes' | undefined;
}

/** Parts of the budget: up to which the map is drawn, rivals are raced, the answer is made simpler and tried with unseen seeds. */
const SURVEY = 0.5;
const RACE = 0.75;
const SIMPLIFY = 0.85;
const CONFIRM = 0.95;
const UNSEEN_SEEDS = 20;
const MOST_SEEDS = 30;
const LEAST_SEEDS = 5;
const RUNS_PER_SEED = 40;

/**
 * Searches the cheapest settings that meet the objectives. The same plan gives the same result, unless the allowance has
 * minutes.
 */
export async function tune(plan: TunePlan): Promise<TuneResult> {
  const { dimensions, seed, share, allowance } = plan;
  const budget = createBudget(allowance, plan.nowMs);
  const seeds = Math.max(LEAST_SEEDS, Math.min(MOST_SEEDS, Math.floor(allowance.runs / RUNS_PER_SEED)));
  const rules: Rules = { seeds, unseenSeeds: UNSEEN_SEEDS, share };
  const ledger = createLedger({ ...plan, budget, seedAt: (n) => seedsFrom(seed, 1, n)[0] });
  const field: Field = { dimensions, ledger, rules, budget };

  await runTo(field, [ledger.origin], FIRST_SEEDS, SURVEY);
  const exhaustive = await survey(field, SURVEY);
  const { best, over } = await settle(field, exhaustive);
  const isMet = !isOut(best, rules);
  const front = await tellFront(field, best, plan.objectives);
  const bindings = isMet ? bindingsOf(best, ledger.all(), plan.objectives, dimensions, rules) : [];
  await runTo(field, [...bindings.map(({ cheaper }) => cheaper), ledger.origin], SEEDS_OF_FRONT, 1);
  const streams = createStreams(seed);
  const candidates = ledger.all().filter(({ outcomes }) => outcomes.size > 0);
  return {
    origin: ledger.origin,
    best,
    isMet,
    rules,
    front,
    bindings,
    surenessOver: (other) => surenessThat(best, other, share, streams.once('tune', other.set.join('\n'))),
    runs: budget.spent,
    tried: candidates.length,
    candidates,
    settings: spaceSize(dimensions),
    exhaustive,
    over,
  };
}

interface Settled {
  readonly best: Candidate;
  readonly over: 'runs' | 'minutes' | undefined;
}

/** Race, look around the leader, race again; then the leader must show itself with seeds that it has never seen. */
async function settle(field: Field, exhaustive: boolean): Promise<Settled> {
  const { ledger, rules, budget } = field;
  const expanded = new Set<Candidate>();
  const widened = new Set<Candidate>();
  for (let firstUnseen = rules.seeds; ;) {
    if (!exhaustive) await follow(field, widened.size === 0 ? SURVEY : RACE, expanded);
    await race(field, RACE);
    const leader = contenders(field).at(0) ?? ledger.origin;
    if (!exhaustive && !widened.has(leader) && budget.left(RACE) > 0) {
      widened.add(leader);
      await widen(field, leader, RACE);
      continue;
    }
    const over = budget.over(RACE);
    if (isOut(leader, rules)) return { best: leader, over };
    const best = await simplify(field, leader, SIMPLIFY);
    await ledger.run(
      [{ candidate: best, seeds: Array.from({ length: rules.unseenSeeds }, (_, n) => firstUnseen + n) }],
      CONFIRM,
    );
    if (!isOut(best, rules)) return { best, over };
    if (budget.left(CONFIRM) === 0) return { best: contenders(field).at(0) ?? best, over };
    firstUnseen += rules.unseenSeeds;
  }
}
