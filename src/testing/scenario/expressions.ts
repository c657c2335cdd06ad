import type { Chance } from './chance.js';
import type { Draft } from './draft.js';
import { ATTRIBUTE_VALUES } from './groups.js';

const quoted = (text: string): string => (text.includes(' ') ? `'${text}'` : text);

/** An expression of the cluster query language, of one comparison or several. */
export function drawExpression(chance: Chance, draft: Draft): string {
  const comparison = (): string => chance.oneOf(KINDS)(chance, draft);
  const way = chance.whole(0, 6);
  if (way < 3) return comparison();
  if (way === 3) return `not (${comparison()})`;
  if (way === 4) return `!(${comparison()})`;
  const sign = chance.oneOf([' and ', ' && ', ' or ', ' || ']);
  return way === 5 ? comparison() + sign + comparison() : `(${comparison()}${sign}${comparison()}) or ${comparison()}`;
}

type Kind = (chance: Chance, draft: Draft) => string;

const value: Kind = (chance) => quoted(chance.oneOf(ATTRIBUTE_VALUES));
const attribute = (chance: Chance): string => chance.oneOf(['attribute:stack', 'attribute:team/owner']);

/** The most permissive come twice: a task that fits nowhere shows little. */
const KINDS: readonly Kind[] = [
  (chance, draft) =>
    `${attribute(chance)} ${chance.oneOf(['==', 'equals', '!=', 'not_equals'])} ${value(chance, draft)}`,
  (chance, draft) => `${attribute(chance)} ${chance.oneOf(['in', '!in', 'not_in'])} [${value(chance, draft)}, dev]`,
  (chance) => `${attribute(chance)} ${chance.oneOf(['exists', '!exists', 'not_exists'])}`,
  (chance) =>
    `${attribute(chance)} ${chance.oneOf(['=~', 'matches', '!~', 'not_matches'])} ${chance.oneOf(['p.*', '[a-m].*', '\\d+'])}`,
  (chance) => `attribute:stack ${chance.oneOf(['>', 'greater_than_equal'])} 9`,
  (chance, { types }) => `attribute:ecs.instance-type == ${chance.oneOf(types).name}`,
  (chance) => `attribute:ecs.instance-type =~ ${chance.oneOf(['m5.*', 'lab.*', 't3\\..*'])}`,
  (chance, { zones }) => `attribute:ecs.availability-zone ${chance.oneOf(['==', '!='])} ${chance.oneOf(zones)}`,
  (chance, { zones }) => `attribute:ecs.availability-zone in [${chance.someOf(zones, 1).join(', ')}]`,
  (chance) => `agentConnected ${chance.oneOf(['==', '=='])} true`,
  () => 'agentConnected == true',
  (chance) => `agentVersion ${chance.oneOf(['>=', '<', '=='])} ${chance.oneOf(['1.14.5', '1.95.0', '1.10'])}`,
  (chance) =>
    `runningTasksCount ${chance.oneOf(['==', '<', '<=', '>', 'less_than', 'less_than_equal'])} ${chance.whole(0, 4)}`,
  (chance) => `runningTasksCount < ${chance.whole(2, 6)}`,
  (chance) =>
    `registeredAt ${chance.oneOf(['>', '<', 'greater_than', '<='])} ${chance.oneOf(['2026-01-01T00:10:00Z', '2025-07-01'])}`,
  (chance) => `ec2InstanceId ${chance.oneOf(['!= i-1', 'in [i-1, i-2]', '=~ i-.*', '!~ i-9'])}`,
  (chance) => `task:group == service:svc-${chance.whole(0, 2)}`,
  (chance) => `task:group in [service:svc-${chance.whole(0, 2)}, family:task-0]`,
  (chance) => `not(task:group == service:svc-${chance.whole(0, 2)})`,
];
