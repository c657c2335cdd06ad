/** A bug of ours, never the user's fault: what was expected to hold did not. */
export class Defect extends Error {
  override readonly name = 'Defect';
}

/** Throws a Defect. The message says what holds when all is well. */
export function assert(holds: boolean, expectation: string): asserts holds {
  if (!holds) throw new Defect(`expected: ${expectation}`);
}

/** A run that would not end in reasonable time. The scenario asks for too much; the program is sound. */
export class RunLimitExceeded extends Error {
  override readonly name = 'RunLimitExceeded';
}
