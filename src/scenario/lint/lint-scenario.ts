import type { Diagnostic } from '../../model/diagnostic.js';
import type { Scenario } from '../../model/scenario.js';
import type { Position } from '../place.js';
import type { LintFinding, LintRule } from './define-rule.js';
import { lintRules } from './index.js';
import { planOf } from './subject/plan.js';
import { spanText } from './subject/words.js';

type Locate = (path: string) => Position;

/**
 * What will go wrong with a scenario, before any run: one diagnostic a finding, in the order of the file. Each update of the
 * scenario is looked at as well, for what was not there before it. `locate` is that of `loadScenario`.
 */
export function lintScenario(scenario: Scenario, locate: Locate): readonly Diagnostic[] {
  const plan = planOf(scenario);
  const found: Diagnostic[] = lintRules.flatMap((rule) =>
    rule.check(scenario, plan).map((finding) => diagnosticOf(rule, finding, '', locate)),
  );
  for (const event of scenario.events) {
    if (event.type !== 'update') continue;
    const known = new Set(found.map(({ code, path }) => `${code} ${path}`));
    const lead = `After the update at ${spanText(event.atMs)}: `;
    const after = lintRules.flatMap((rule) =>
      rule.check(event.scenario, plan).map((finding) => diagnosticOf(rule, finding, lead, locate)),
    );
    found.push(...after.filter(({ code, path }) => !known.has(`${code} ${path}`)));
  }
  const once = new Map(
    found.map((diagnostic) => [`${diagnostic.code} ${diagnostic.path} ${diagnostic.message}`, diagnostic]),
  );
  return inFileOrder([...once.values()]);
}

function diagnosticOf(
  { code, severity }: LintRule,
  { path: asked, instead, message, hint }: LintFinding,
  lead: string,
  locate: Locate,
): Diagnostic {
  const element = /^[^\]]*\]/.exec(asked)?.[0] ?? asked;
  const path = instead !== undefined && locate(element).line === 0 ? instead : asked;
  return { code, severity, path, ...nearest(path, locate), message: `${lead}${message}`, hint };
}

const LAST_STEP = /(?:\.[^.[\]]+|\[[^\]]*\])$/;

/** Of the value, or of what is nearest around it: a default stands nowhere in the file. */
function nearest(path: string, locate: Locate): Position {
  const position = locate(path);
  const around = path.replace(LAST_STEP, '');
  return position.line > 0 || around === path ? position : nearest(around, locate);
}

const inFileOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics
    .map((diagnostic, n) => ({ diagnostic, n }))
    .toSorted((a, b) => a.diagnostic.line - b.diagnostic.line || a.diagnostic.column - b.diagnostic.column || a.n - b.n)
    .map(({ diagnostic }) => diagnostic);
