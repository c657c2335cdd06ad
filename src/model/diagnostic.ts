/** What is wrong, or worth knowing, about the user's file. Data: collected, never thrown. */
export interface Diagnostic {
  /** Stable, for machines and documents: `E012`, `W003`, `I001`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** The key it speaks of: `services[web-app].desiredCount`. */
  readonly path: string;
  /** Of the value in the file, counted from 1; 0 where the file has no such place (a value given by `--set`). */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to do about it. */
  readonly hint: string | undefined;
}
