/** What AWS does, as one numbered sentence with its source: the unit of docs/fidelity.md. */
export interface Rule {
  readonly id: string;
  /** What AWS does, in our words. */
  readonly says: string;
  /** Where that is written. */
  readonly source: string;
  readonly confidence: 'documented' | 'AWS staff' | 'observed' | 'inferred' | 'contested' | 'weak';
  /** The knobs under `model:` that decide what AWS leaves open, with their defaults. */
  readonly knobs?: string;
  /** How the source document simplifies or differs. */
  readonly note?: string;
  /** Why no test shows it; only for rules that this simulator does not model. */
  readonly outOfScope?: string;
}
