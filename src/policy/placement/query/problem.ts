/** Why a text is not an expression, and where. Offsets and lengths count UTF-16 units; the length is at least 1. */
export interface Problem {
  /** What was found and what is allowed. */
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  /** What was probably meant. */
  readonly hint?: string;
}

export const problemOf = (offset: number, length: number, message: string, hint?: string): Problem => ({
  message,
  offset,
  length: Math.max(1, length),
  ...(hint === undefined ? {} : { hint }),
});
