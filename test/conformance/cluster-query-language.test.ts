import { expect } from 'vitest';
import { evaluate, type QueryInstance } from '../../src/policy/placement/query/evaluate.js';
import type { Expression } from '../../src/policy/placement/query/expression.js';
import { parseExpression } from '../../src/policy/placement/query/parse-expression.js';
import { conforms } from './conforms.js';

interface Instance {
  readonly id: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly groups?: readonly string[];
  readonly agentConnected?: boolean;
  readonly agentVersion?: string;
  readonly registeredAt?: string;
  readonly runningTasksCount?: number;
}

const view = (of: Instance): QueryInstance => ({
  attribute: (name) => of.attributes?.[name],
  hasTaskOfGroup: (group) => of.groups?.includes(group) ?? false,
  ec2InstanceId: of.id,
  agentConnected: of.agentConnected ?? true,
  agentVersion: of.agentVersion ?? '1.80.0',
  registeredAtMs: Date.parse(of.registeredAt ?? '2026-01-01'),
  runningTasksCount: of.runningTasksCount ?? 0,
});

function read(text: string): Expression {
  const result = parseExpression(text);
  if (!result.ok) expect.fail(`${text}: ${result.problem.message}`);
  return result.expression;
}

/** Ids of the instances that the expression keeps. */
function kept(text: string, instances: readonly Instance[]): string[] {
  const expression = read(text);
  return instances.filter((one) => evaluate(expression, view(one))).map(({ id }) => id);
}

const isRead = (text: string): boolean => parseExpression(text).ok;

const of = (id: string, type: string, zone: string, more: Record<string, string> = {}): Instance => ({
  id,
  attributes: { 'ecs.instance-type': type, 'ecs.availability-zone': zone, ...more },
});

const fleet = [
  of('t2-a', 't2.small', 'us-east-1a'),
  of('t2-b', 't2.medium', 'us-east-1b'),
  of('t3-b', 't3.small', 'us-east-1b'),
  of('g2-c', 'g2.2xlarge', 'us-east-1c'),
  of('g2-d', 'g2.2xlarge', 'us-east-1d'),
];

const stacks: readonly Instance[] = [
  { id: 'i1', attributes: { stack: 'prod' } },
  { id: 'i2', attributes: { stack: 'dev' } },
  { id: 'i3' },
];

conforms('CO-4', 'a comparison is subject, operator and argument: string equality', () => {
  expect(kept('attribute:ecs.instance-type == t2.small', fleet)).toEqual(['t2-a']);
});

conforms('CO-4', 'in takes a list of arguments in brackets', () => {
  expect(kept('attribute:ecs.availability-zone in [us-east-1a, us-east-1b]', fleet)).toEqual(['t2-a', 't2-b', 't3-b']);
  expect(kept('attribute:ecs.instance-type in [t2.small, t2.medium]', fleet)).toEqual(['t2-a', 't2-b']);
});

conforms('CO-4', 'comparisons are combined with and, or and not, in words and in signs', () => {
  const text = 'attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d';
  expect(kept(text, fleet)).toEqual(['g2-c']);
  expect(kept(text.replace(' and ', ' && '), fleet)).toEqual(['g2-c']);
  expect(kept('attribute:stack exists and attribute:stack != prod', stacks)).toEqual(['i2']);
  expect(kept('attribute:stack == dev || !(attribute:stack exists)', stacks)).toEqual(['i2', 'i3']);
  expect(kept('attribute:stack == dev or not(attribute:stack exists)', stacks)).toEqual(['i2', 'i3']);
});

conforms('CO-4', 'not binds tighter than and, and tighter than or; parentheses say otherwise', () => {
  const [prod, dev, any] = ['attribute:stack == prod', 'attribute:stack == dev', 'attribute:stack exists'];
  expect(kept(`${prod} or ${dev} and not ${any}`, stacks)).toEqual(['i1']);
  expect(kept(`(${prod} or ${dev}) and not ${any}`, stacks)).toEqual([]);
  expect(kept(`not ${prod} and ${any}`, stacks)).toEqual(['i2']);
  expect(kept(`not (${prod} and ${any})`, stacks)).toEqual(['i2', 'i3']);
});

conforms('CO-4', 'each operator has a name besides its sign', () => {
  const both = (sign: string, name: string, argument = ''): void => {
    expect(read(`attribute:a ${name}${argument}`)).toEqual(read(`attribute:a ${sign}${argument}`));
  };
  both('==', 'equals', ' 1');
  both('!=', 'not_equals', ' 1');
  both('>', 'greater_than', ' 1');
  both('>=', 'greater_than_equal', ' 1');
  both('<', 'less_than', ' 1');
  both('<=', 'less_than_equal', ' 1');
  both('=~', 'matches', ' 1');
  both('!~', 'not_matches', ' 1');
  both('!in', 'not_in', ' [1]');
  both('!exists', 'not_exists');
});

conforms('CO-4', 'a comparison has no parentheses in it; they group compounds', () => {
  expect(isRead('attribute:ecs.instance-type =~ t2.(small|medium)')).toBe(false);
  expect(isRead('attribute:stack in (prod, dev)')).toBe(false);
  expect(isRead('(attribute:stack == prod or attribute:stack == dev) and agentConnected == true')).toBe(true);
});

conforms('CO-5', 'each subject takes its own operators and no others', () => {
  const arguments_: readonly (readonly [operator: string, argument: string])[] = [
    ...['==', '!=', '>', '>=', '<', '<=', '=~', '!~'].map((operator) => [operator, ' X'] as const),
    ...['in', '!in'].map((operator) => [operator, ' [X]'] as const),
    ...['exists', '!exists'].map((operator) => [operator, ''] as const),
  ];
  const taken = (subject: string, value: string): string =>
    arguments_
      .filter(([operator, argument]) => isRead(`${subject} ${operator}${argument.replace('X', value)}`))
      .map(([operator]) => operator)
      .join(' ');
  expect(taken('agentConnected', 'true')).toBe('== != =~ !~ in !in');
  expect(taken('ec2InstanceId', 'i-1')).toBe('== != =~ !~ in !in');
  expect(taken('agentVersion', '1.14.5')).toBe('== != > >= < <=');
  expect(taken('registeredAt', '2018-06-18')).toBe('== != > >= < <=');
  expect(taken('runningTasksCount', '1')).toBe('== != > >= < <=');
  expect(taken('attribute:stack', 'prod')).toBe('== != > >= < <= =~ !~ in !in exists !exists');
  // The examples have ==; `in` is what public tools write.
  expect(taken('task:group', 'database')).toBe('== in');
});

conforms('CO-5', 'the documented examples of the subjects', () => {
  const counts = [0, 1, 2].map((n): Instance => ({ id: `i-${n}`, runningTasksCount: n }));
  expect(kept('runningTasksCount == 1', counts)).toEqual(['i-1']);
  const agents = ['1.9.9', '1.14.4', '1.14.5', '1.80.0'].map((v): Instance => ({ id: v, agentVersion: v }));
  expect(kept('agentVersion < 1.14.5', agents)).toEqual(['1.9.9', '1.14.4']);
  const days = ['2018-02-12T23:59:59Z', '2018-02-13T00:00:00Z'].map((t): Instance => ({ id: t, registeredAt: t }));
  expect(kept('registeredAt < 2018-02-13', days)).toEqual(['2018-02-12T23:59:59Z']);
  const ids = [{ id: 'i-abcd1234' }, { id: 'i-wxyx7890' }, { id: 'i-1' }];
  expect(kept("ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", ids)).toEqual(['i-abcd1234', 'i-wxyx7890']);
  const lost = [{ id: 'i-1', agentConnected: false }, { id: 'i-2' }];
  expect(kept('agentConnected == false', lost)).toEqual(['i-1']);
});

conforms('CO-5', 'registeredAt has four formats', () => {
  const at = [{ id: 'i-1', registeredAt: '2018-06-18T22:28:28Z' }];
  for (const date of ['2018-06-18T22:28:28+00:00', '2018-06-18T22:28:28Z', '2018-06-18T22:28:28'])
    expect(kept(`registeredAt == ${date}`, at)).toEqual(['i-1']);
  expect(kept('registeredAt > 2018-06-18', at)).toEqual(['i-1']);
  expect(kept('registeredAt > 2018-06-19', at)).toEqual([]);
});

conforms('CO-6', '=~ takes a regular expression that matches the whole value', () => {
  expect(kept('attribute:ecs.instance-type =~ t2.*', fleet)).toEqual(['t2-a', 't2-b']);
  expect(kept('attribute:ecs.instance-type matches t2.*', fleet)).toEqual(['t2-a', 't2-b']);
  expect(kept('attribute:ecs.instance-type =~ t2', fleet)).toEqual([]);
  expect(kept("attribute:ecs.instance-type !~ '(t2|g2).*'", fleet)).toEqual(['t3-b']);
});

conforms('CO-7', '!= keeps instances that have the attribute with another value (example 45)', () => {
  expect(kept('attribute:stack != prod', stacks)).toEqual(['i2']);
});

conforms('CO-7', 'so do !in and !~; !exists and not(…) keep those without it', () => {
  expect(kept('attribute:stack !in [prod]', stacks)).toEqual(['i2']);
  expect(kept('attribute:stack !~ prod', stacks)).toEqual(['i2']);
  expect(kept('attribute:stack !exists', stacks)).toEqual(['i3']);
  expect(kept('not(attribute:stack == prod)', stacks)).toEqual(['i2', 'i3']);
});

const hosts: readonly Instance[] = [
  { id: 'i1', groups: ['service:production', 'database'] },
  { id: 'i2', groups: ['database'] },
  { id: 'i3', groups: ['service:production'] },
  { id: 'i4' },
];

conforms('CO-8', 'task:group == keeps instances that host a task of the group: affinity', () => {
  expect(kept('task:group == service:production', hosts)).toEqual(['i1', 'i3']);
});

conforms('CO-8', 'not(task:group == …) keeps those that host none: anti-affinity', () => {
  expect(kept('not(task:group == database)', hosts)).toEqual(['i3', 'i4']);
});

conforms('CO-9', 'optional attributes are there or missing like any other', () => {
  const instances: readonly Instance[] = [
    { id: 'trunk', attributes: { 'ecs.awsvpc-trunk-id': 'eni-1' } },
    { id: 'outpost', attributes: { 'ecs.outpost-arn': 'arn:aws:outposts:us-east-1:1:outpost/op-1' } },
    { id: 'external', attributes: { 'ecs.capability.external': '' } },
    { id: 'plain' },
  ];
  expect(kept('attribute:ecs.awsvpc-trunk-id exists', instances)).toEqual(['trunk']);
  expect(kept('attribute:ecs.outpost-arn =~ arn:.*', instances)).toEqual(['outpost']);
  expect(kept('attribute:ecs.capability.external !exists', instances)).toEqual(['trunk', 'outpost', 'plain']);
});

conforms('CO-10', 'names have 1 to 128 letters, digits and - _ / \\ .', () => {
  for (const name of ['a', 'A-b_c/d\\e.9', 'x'.repeat(128)]) expect(isRead(`attribute:${name} exists`)).toBe(true);
  for (const name of ['', 'a:b', 'a@b', 'ü', 'x'.repeat(129)]) expect(isRead(`attribute:${name} exists`)).toBe(false);
});

conforms('CO-10', 'values have 1 to 128 letters, digits, - _ . @ / \\ : and blanks, none at their ends', () => {
  for (const value of ['a', 'A-b_c.d@e/f\\g:9', 'a b', 'x'.repeat(128)])
    expect(isRead(`attribute:a == '${value}'`)).toBe(true);
  for (const value of ['', ' a', 'a ', 'a#', 'ü', 'x'.repeat(129)])
    expect(isRead(`attribute:a == '${value}'`)).toBe(false);
});

conforms('PL-12', 'an expression has at most 2,000 characters', () => {
  expect(isRead('attribute:a exists'.padEnd(2000))).toBe(true);
  expect(isRead('attribute:a exists'.padEnd(2001))).toBe(false);
});
