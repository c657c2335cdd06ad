import type { Diagnostic } from '../../model/diagnostic.js';
import type { Scenario } from '../../model/scenario.js';
import type { Plan } from './subject/plan.js';

/** One thing that is wrong with one place of the scenario. */
export interface LintFinding {
  /** The key it speaks of: `services[web].placementStrategy`. */
  readonly path: string;
  /** The key for a task definition that is not in the file: a line of a trace makes its own. */
  readonly instead?: string;
  readonly message: string;
  /** What to do about it here. */
  readonly hint: string;
}

/** What lint looks for, and what docs/lint.md and SARIF say of it. */
export interface LintRule {
  /** Stable and never used again: `L001`. */
  readonly code: `L${number}`;
  /** As its file is called. */
  readonly name: string;
  readonly severity: Diagnostic['severity'];
  /** What is found, in one sentence. */
  readonly what: string;
  /** What AWS does about it. */
  readonly why: string;
  /** The rules of docs/fidelity.md that say so. */
  readonly rules: readonly string[];
  /** Public reports of it. */
  readonly reports?: readonly string[];
  readonly fix: string;
  /** `scenario` is what is in force at some time: the file, or the file after an update. `plan` is the whole run. */
  readonly check: (scenario: Scenario, plan: Plan) => readonly LintFinding[];
}

/** Keeps the types of a rule's parts where it is written. */
export const defineRule = (rule: LintRule): LintRule => rule;
