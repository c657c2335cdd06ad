/** What a check found. `check` is its name: a shrunken scenario must fail the same one. */
export class Broken extends Error {
  override readonly name = 'Broken';
  constructor(
    readonly check: string,
    message: string,
  ) {
    super(`${check}: ${message}`);
  }
}

export function expectThat(holds: boolean, check: string, message: () => string): void {
  if (!holds) throw new Broken(check, message());
}
