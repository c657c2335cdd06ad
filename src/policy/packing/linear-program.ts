/** A minimisation over variables that are not negative, each with an upper bound or none; rows are at least, or at most, a bound. */
export interface LinearProgram {
  readonly costs: readonly number[];
  readonly rows: readonly Row[];
  readonly upperBounds?: readonly number[];
  /** The variables are whole numbers. */
  readonly whole: boolean;
}

interface Row {
  /** Pairs of a variable and its factor. */
  readonly terms: readonly (readonly [variable: number, factor: number])[];
  readonly sense: 'atLeast' | 'atMost';
  readonly bound: number;
}

export interface LinearAnswer {
  /** False: the solver stopped at a limit, and what it has is not proven to be the best. */
  readonly optimal: boolean;
  readonly objective: number;
  /** Of each variable; empty when nothing was found. */
  readonly values: readonly number[];
  /** Of each row, where the variables need not be whole; else empty. */
  readonly duals: readonly number[];
}

/** What a solver says of a program in the LP format. Whoever calls a policy has one ready: policies are synchronous and pure. */
export type Solver = (text: string) => {
  readonly optimal: boolean;
  readonly objective: number;
  /** By the name of the variable. */
  readonly values: Readonly<Record<string, number>>;
  readonly duals: readonly number[];
};

export function solveLinear(program: LinearProgram, solver: Solver): LinearAnswer {
  const { values, ...answer } = solver(programText(program));
  const inOrder = program.costs.flatMap((_, v) => (Number.isFinite(values[`x${v}`]) ? [values[`x${v}`]] : []));
  return { ...answer, values: inOrder.length === program.costs.length ? inOrder : [] };
}

/** In the LP format of CPLEX, which solvers read: variables are x0, x1, …, rows r0, r1, …. */
function programText({ costs, rows, upperBounds, whole }: LinearProgram): string {
  const variables = costs.map((_, v) => ` x${v}`);
  return [
    'Minimize',
    ` obj: ${sum(costs.map((cost, v) => [v, cost] as const))}`,
    'Subject To',
    ...rows.map(({ terms, sense, bound }, r) => ` r${r}: ${sum(terms)} ${sense === 'atLeast' ? '>=' : '<='} ${bound}`),
    ...(upperBounds === undefined ? [] : ['Bounds', ...upperBounds.map((most, v) => ` 0 <= x${v} <= ${most}`)]),
    ...(whole ? ['General', ...variables] : []),
    'End',
    '',
  ].join('\n');
}

/** One term a line: readers have a limit on the length of lines. */
const sum = (terms: readonly (readonly [variable: number, factor: number])[]): string =>
  terms.map(([v, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${v}`).join('\n  ');
