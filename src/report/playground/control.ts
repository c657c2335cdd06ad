/** One setting that can be moved: where it stands, as `--set` has it, and what it may be. */
export interface Control {
  /** `capacityProviders[*].managedScaling.targetCapacity`: what `--set` takes. */
  readonly path: string;
  readonly label: string;
  readonly input: ControlInput;
  /** Its elements differ: `[*]` stands for more than one value. */
  readonly isMixed: boolean;
}

export type ControlInput = NumberInput | ChoiceInput | TextInput;

export interface NumberInput {
  readonly kind: 'number';
  readonly value: number;
  /** What may be written. */
  readonly min: number;
  readonly max: number;
  /** How far the slider goes. */
  readonly sliderMax: number;
  readonly unit: '' | '%' | 's';
  /** How the number is told to `--set`; by default as it is. */
  readonly form?: 'seconds' | { readonly medianWithP95Over: number };
}

export interface ChoiceInput {
  readonly kind: 'choice';
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export interface TextInput {
  readonly kind: 'text';
  readonly value: string;
}

/** Controls of one thing, or of all things of a kind. */
export interface ControlGroup {
  readonly title: string;
  readonly controls: readonly Control[];
}

/** What is written after the `=` of `--set`. */
export function settingText(input: ControlInput, entered: string): string {
  if (input.kind !== 'number' || input.form === undefined) return entered;
  if (input.form === 'seconds') return `${entered}s`;
  const p95 = Math.round(Number(entered) * input.form.medianWithP95Over * 1000) / 1000;
  return `{ distribution: lognormal, median: ${entered}s, p95: ${p95}s }`;
}
