import { describe, expect, it } from 'vitest';
import { holds } from './an-instance.js';

const stack = (value: string): { attributes: Record<string, string> } => ({ attributes: { stack: value } });

describe('an attribute', () => {
  // The operator, a value for which it holds, and one for which it does not.
  it.each([
    ['== prod', 'prod', 'dev'],
    ['!= prod', 'dev', 'prod'],
    ['in [prod, dev]', 'dev', 'test'],
    ['!in [prod, dev]', 'test', 'prod'],
    ['=~ pro.', 'prod', 'product'],
    ['!~ pro.', 'product', 'prod'],
    ['> 9', '10', '9'],
    ['>= 9', '9', '8.5'],
    ['< 9', '8.5', '9'],
    ['< 9', '8.5', '10'],
    ['<= 9', '9', '10'],
    ['> b', 'c', 'b'],
    ['>= b', 'b', 'a'],
    ['< b', 'a', 'b'],
    ['< b', 'a', 'c'],
    ['<= b', 'b', 'c'],
    ['exists', '', undefined],
    ['!exists', undefined, 'prod'],
  ])('%s holds for %s and not for %s', (comparison, value, other) => {
    const of = (one: string | undefined): boolean =>
      holds(`attribute:stack ${comparison}`, one === undefined ? {} : stack(one));
    expect([of(value), of(other)]).toEqual([true, false]);
  });

  it.each(['== x', '!= x', '> x', '>= x', '< x', '<= x', '=~ .*', '!~ x', 'in [x]', '!in [x]', 'exists'])(
    '%s is false of a missing attribute, and not(…) is true (CO-7)',
    (comparison) => {
      expect(holds(`attribute:stack ${comparison}`)).toBe(false);
      expect(holds(`not(attribute:stack ${comparison})`)).toBe(true);
    },
  );

  it('is compared by its case, its name by its own', () => {
    expect(holds('attribute:stack == Prod', stack('prod'))).toBe(false);
    expect(holds('attribute:Stack == prod', stack('prod'))).toBe(false);
  });

  it('is a number only where both are', () => {
    expect(holds('attribute:stack > 9', stack('10x'))).toBe(false);
    expect(holds('attribute:stack > 9', stack('x'))).toBe(true);
    expect(holds('attribute:stack < x', stack('9'))).toBe(true);
    expect(holds('attribute:stack > -10', stack('-9'))).toBe(true);
    expect(holds('attribute:stack == 1.0', stack('1'))).toBe(false);
  });
});

describe('what every instance has', () => {
  it.each([
    ['agentConnected == true', { agentConnected: true }, { agentConnected: false }],
    ['agentConnected != true', { agentConnected: false }, { agentConnected: true }],
    ['agentConnected in [false]', { agentConnected: false }, { agentConnected: true }],
    ['agentConnected =~ t.*', { agentConnected: true }, { agentConnected: false }],
    ['ec2InstanceId == i-1', { ec2InstanceId: 'i-1' }, { ec2InstanceId: 'i-12' }],
    ['ec2InstanceId !in [i-1, i-2]', { ec2InstanceId: 'i-3' }, { ec2InstanceId: 'i-2' }],
    ['ec2InstanceId !~ i-1.*', { ec2InstanceId: 'i-2' }, { ec2InstanceId: 'i-12' }],
    ['agentVersion == 1.14', { agentVersion: '1.14.0' }, { agentVersion: '1.14.1' }],
    ['agentVersion != 1.14.0', { agentVersion: '1.14.1' }, { agentVersion: '1.14' }],
    ['agentVersion < 1.14.5', { agentVersion: '1.9.10' }, { agentVersion: '1.14.5' }],
    ['agentVersion <= 1.14.5', { agentVersion: '1.14.5' }, { agentVersion: '1.14.5.1' }],
    ['agentVersion > 1.14.5', { agentVersion: '1.80.0' }, { agentVersion: '1.14.5' }],
    ['agentVersion >= 1.14.5', { agentVersion: '2.0' }, { agentVersion: '1.14.4' }],
    ['runningTasksCount == 1', { runningTasksCount: 1 }, { runningTasksCount: 2 }],
    ['runningTasksCount != 1', { runningTasksCount: 0 }, { runningTasksCount: 1 }],
    ['runningTasksCount < 2', { runningTasksCount: 1 }, { runningTasksCount: 2 }],
    ['runningTasksCount >= 10', { runningTasksCount: 10 }, { runningTasksCount: 9 }],
    ['registeredAt < 1970-01-02', { registeredAtMs: 86_399_999 }, { registeredAtMs: 86_400_000 }],
    ['registeredAt > 1970-01-01T00:00:01Z', { registeredAtMs: 1001 }, { registeredAtMs: 1000 }],
    ['registeredAt == 1970-01-01T00:00:01', { registeredAtMs: 1000 }, { registeredAtMs: 999 }],
    ['task:group == service:web', { groups: ['a', 'service:web'] }, { groups: ['web'] }],
    ['task:group in [a, b]', { groups: ['b', 'c'] }, { groups: ['c'] }],
  ])('%s holds for %j and not for %j', (text, yes, no) => {
    expect([holds(text, yes), holds(text, no)]).toEqual([true, false]);
    expect([holds(`!(${text})`, yes), holds(`!(${text})`, no)]).toEqual([false, true]);
  });
});

describe('compounds', () => {
  const [T, F] = ['runningTasksCount == 0', 'runningTasksCount != 0'];
  it.each([
    [`${T} and ${T}`, true],
    [`${T} and ${F}`, false],
    [`${F} or ${T}`, true],
    [`${F} or ${F}`, false],
    [`${T} or ${T} and ${F}`, true],
    [`(${T} or ${T}) and ${F}`, false],
    [`not ${F} and ${F}`, false],
    [`not (${F} and ${F})`, true],
    [`${T} and ${T} and ${F} or ${F} or ${T}`, true],
  ])('%s is %s', (text, expected) => {
    expect(holds(text)).toBe(expected);
  });
});
