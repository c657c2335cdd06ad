import type { Figure } from './metric/metric.js';
import type { RunResult } from './runner.js';

/** A result as JSON has it: infinite figures are "Infinity". */
export interface PlainResult {
  readonly traceHash: string;
  readonly facts: number;
  readonly figures: readonly (number | 'Infinity' | null)[];
}

export const plainResult = ({ traceHash, facts, figures }: RunResult): PlainResult => ({
  traceHash,
  facts,
  figures: figures.map((figure) => (figure === Infinity ? 'Infinity' : figure)),
});

/** Undefined: it is no result of so many figures. */
export function readResult(value: unknown, figureCount: number): RunResult | undefined {
  const { traceHash, facts, figures } = (value ?? {}) as Readonly<Record<keyof PlainResult, unknown>>;
  if (typeof traceHash !== 'string' || typeof facts !== 'number') return undefined;
  if (!Array.isArray(figures) || figures.length !== figureCount) return undefined;
  const read = (figures as readonly unknown[]).map(readFigure);
  return read.includes(undefined) ? undefined : { traceHash, facts, figures: read as readonly Figure[] };
}

function readFigure(value: unknown): Figure | undefined {
  if (value === 'Infinity') return Infinity;
  return typeof value === 'number' || value === null ? value : undefined;
}
