import { describe, expect, it } from 'vitest';
import { dependsOnTasks } from '../../../../src/policy/placement/query/depends-on-tasks.js';
import { formatExpression } from '../../../../src/policy/placement/query/format-expression.js';
import { partiallyEvaluate } from '../../../../src/policy/placement/query/partially-evaluate.js';
import { instance, parsed } from './an-instance.js';

const kind = instance({ attributes: { stack: 'prod' } });

function left(text: string): string | boolean {
  const rest = partiallyEvaluate(parsed(text), kind);
  return typeof rest === 'boolean' ? rest : formatExpression(rest);
}

const T = 'attribute:stack == prod';
const F = 'attribute:stack != prod';

describe('partiallyEvaluate', () => {
  it.each([
    [T, true],
    [F, false],
    ['attribute:other exists', false],
    ['attribute:other !exists', true],
    ['attribute:stack > a', true],
    ['attribute:stack =~ p.*', true],
    ['attribute:stack in [a, b]', false],
    [`not(${T})`, false],
    [`${T} and ${T}`, true],
    [`${F} or ${F}`, false],
    [`${F} and task:group == a`, false],
    [`task:group == a or ${T}`, true],
    [`${T} and task:group == a`, 'task:group == a'],
    [`task:group == a or ${F}`, 'task:group == a'],
    [`not(task:group == a) and ${T}`, 'not(task:group == a)'],
    ['ec2InstanceId == i-1', 'ec2InstanceId == i-1'],
    ['agentConnected =~ t.*', 'agentConnected =~ t.*'],
    ['agentVersion > 1 and registeredAt > 2020-01-01', 'agentVersion > 1 and registeredAt > 2020-01-01'],
    [
      `runningTasksCount < 3 and (${F} or task:group == a and task:group == b)`,
      'runningTasksCount < 3 and task:group == a and task:group == b',
    ],
    [
      `runningTasksCount < 3 or ${T} and (runningTasksCount > 9 or task:group == a)`,
      'runningTasksCount < 3 or runningTasksCount > 9 or task:group == a',
    ],
    [`not(${F} or task:group == a)`, 'not(task:group == a)'],
  ])('of %s leaves %s', (text, expected) => {
    expect(left(text)).toBe(expected);
    // As the parser would have made it.
    if (typeof expected === 'string') expect(partiallyEvaluate(parsed(text), kind)).toEqual(parsed(expected));
  });
});

describe('dependsOnTasks', () => {
  it.each([
    ['attribute:stack == prod', false],
    ['agentVersion > 1 and registeredAt > 2020-01-01 or ec2InstanceId == i-1', false],
    ['agentConnected =~ t.*', false],
    ['not(attribute:stack == prod)', false],
    ['runningTasksCount < 3', true],
    ['task:group == a', true],
    ['not(task:group == a)', true],
    ['attribute:stack == prod and (attribute:a exists or not(runningTasksCount > 1))', true],
  ])('of %s is %s', (text, expected) => {
    expect(dependsOnTasks(parsed(text))).toBe(expected);
  });
});
