import { terminationCause } from '../../model/facts.js';
import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted, listed } from './words.js';

const PLANNED =
  'managedDraining lets services move their tasks first; managedTerminationProtection keeps busy instances from scale-in.';
const NOTICED = "Spot's two minutes help where managedDraining is on and there is room for the replacements.";
const SUDDEN = 'Nothing gives notice of a failure: only more tasks in other places help.';

const causes = [
  { code: terminationCause.scaleIn, words: 'scale-in', hint: PLANNED },
  { code: terminationCause.zoneRebalance, words: "Auto Scaling's zone rebalancing", hint: PLANNED },
  { code: terminationCause.spotInterruption, words: 'a Spot interruption', hint: NOTICED },
  { code: terminationCause.unhealthy, words: 'a failed instance', hint: SUDDEN },
  { code: terminationCause.zoneOutage, words: 'the loss of its zone', hint: SUDDEN },
  { code: terminationCause.maxLifetime, words: 'its maximum lifetime', hint: PLANNED },
  { code: terminationCause.refresh, words: 'an instance refresh', hint: PLANNED },
] as const;

/** Tasks that died because their instance went away without a drain, or before the drain was done. */
export const killedWithInstance: FindingRule = ({ scenario, faults }) =>
  [...faults.killed].map(([g, notes]) => {
    const { name } = scenario.autoScalingGroups[g];
    const count = [...notes.values()].reduce((sum, note) => sum + note.count, 0);
    const firstMs = Math.min(...[...notes.values()].map((note) => note.firstMs));
    const met = causes.filter(({ code }) => notes.has(code));
    const parts = met.map(({ code, words }) => `${words} (${notes.get(code)?.count ?? 0})`);
    return finding(
      'R015',
      'warning',
      `autoScalingGroups[${name}]`,
      `${counted(count, 'task')} died with an instance of ${name}, the first at ${clockText(firstMs)}: ${listed(parts)}.`,
      [...new Set(met.map(({ hint }) => hint))].join(' '),
    );
  });
