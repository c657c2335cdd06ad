import { each, plainerFleets, plainerOperations, plainerTasks, valuesOf, type MayHave } from './plainer-values.js';
import type { Trial } from './trial.js';

/** So many smaller trials are tried at most: a counterexample need not be the smallest there is, but must come soon. */
const ATTEMPTS = 4000;

/**
 * A smaller trial that goes wrong too: runs of operations and instances are taken out, longest first, and what is left is made
 * plainer. fast-check's own shrinking, which does not know that what happens depends on what happened, leaves much more.
 * With `keepsValues` no value becomes one that the trial does not have elsewhere: so a trial that somebody drew for a
 * scheduler that knows less stays one that it should know.
 */
export function shrinkTrial(trial: Trial, goesWrong: (trial: Trial) => boolean, keepsValues = false): Trial {
  const mayHave: MayHave = keepsValues ? valuesOf(trial) : () => true;
  let best = withPlainIndexes(trial);
  // Else it was not the trial alone that made it go wrong.
  if (!goesWrong(best)) return trial;
  let left = ATTEMPTS;
  const attempt = (smaller: Trial): boolean => {
    if (left-- <= 0 || !goesWrong(smaller)) return false;
    best = smaller;
    return true;
  };
  const takeOut = <T>(list: () => readonly T[], withList: (list: readonly T[]) => Trial): void => {
    for (let size = list().length; size > 0; size = Math.floor(size / 2))
      for (let from = 0; from < list().length;) if (!attempt(withList(list().toSpliced(from, size)))) from += size;
  };
  for (let before: Trial | undefined; before !== best && left > 0;) {
    before = best;
    takeOut(
      () => best.operations,
      (operations) => ({ ...best, operations }),
    );
    takeOut(
      () => best.fleet.instances,
      (instances) => ({ ...best, fleet: { ...best.fleet, instances } }),
    );
    // A plainer trial may have fewer ways to become plainer; the next round tries what was missed.
    for (let n = 0, ways = plainer(best, mayHave); n < ways.length; n++)
      if (attempt(ways[n])) ways = plainer(best, mayHave);
  }
  return best;
}

/** Indexes that count round are taken within their lists, so that what is not used can go. */
const withPlainIndexes = (trial: Trial): Trial => ({
  ...trial,
  fleet: {
    ...trial.fleet,
    kinds: trial.fleet.kinds.map((kind) => ({ ...kind, type: kind.type % trial.fleet.types.length })),
    instances: trial.fleet.instances.map((kind) => kind % trial.fleet.kinds.length),
  },
  operations: trial.operations.map((operation) => {
    if ('task' in operation) return { ...operation, task: operation.task % trial.tasks.length };
    return 'kind' in operation ? { ...operation, kind: operation.kind % trial.fleet.kinds.length } : operation;
  }),
});

/** Trials with one thing made plainer. */
const plainer = (trial: Trial, mayHave: MayHave): Trial[] => [
  ...plainerLists(trial),
  ...each(trial.tasks, (plan) => plainerTasks(plan, mayHave)).map((tasks) => ({ ...trial, tasks })),
  ...plainerFleets(trial.fleet, mayHave).map((fleet) => ({ ...trial, fleet })),
  ...each(trial.operations, plainerOperations).map((operations) => ({ ...trial, operations })),
];

/** Without a task or a kind that nobody uses, or with less variety. */
function plainerLists({ fleet, tasks, operations }: Trial): Trial[] {
  const { types, kinds, instances } = fleet;
  const used = (at: number): boolean => operations.some((one) => 'task' in one && one.task === at);
  const has = (at: number): boolean =>
    instances.includes(at) || operations.some((one) => 'kind' in one && one.kind === at);
  const down = (at: number, gone: number): number => (at > gone ? at - 1 : at);
  const without = (list: readonly object[], isUsed: (at: number) => boolean): number[] =>
    list.length < 2 ? [] : [...list.keys()].filter((at) => !isUsed(at));
  return [
    ...without(tasks, used).map((gone) => ({
      fleet,
      tasks: tasks.toSpliced(gone, 1),
      operations: operations.map((one) => ('task' in one ? { ...one, task: down(one.task, gone) } : one)),
    })),
    ...without(kinds, has).map((gone) => ({
      fleet: { ...fleet, kinds: kinds.toSpliced(gone, 1), instances: instances.map((kind) => down(kind, gone)) },
      tasks,
      operations: operations.map((one) => ('kind' in one ? { ...one, kind: down(one.kind, gone) } : one)),
    })),
    ...without(types, (at) => kinds.some(({ type }) => type === at)).map((gone) => ({
      fleet: {
        ...fleet,
        types: types.toSpliced(gone, 1),
        kinds: kinds.map((kind) => ({ ...kind, type: down(kind.type, gone) })),
      },
      tasks,
      operations,
    })),
    ...each(instances, (kind) => (kind > 0 ? [0] : [])).map((plain) => ({
      fleet: { ...fleet, instances: plain },
      tasks,
      operations,
    })),
  ];
}
