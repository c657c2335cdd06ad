import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependsOnTasks } from '../../src/policy/placement/query/depends-on-tasks.js';
import { evaluate, type QueryInstance } from '../../src/policy/placement/query/evaluate.js';
import type { Expression } from '../../src/policy/placement/query/expression.js';
import { formatExpression } from '../../src/policy/placement/query/format-expression.js';
import { formatProblem } from '../../src/policy/placement/query/format-problem.js';
import { translateJavaPattern } from '../../src/policy/placement/query/java-pattern.js';
import { parseExpression } from '../../src/policy/placement/query/parse-expression.js';
import { partiallyEvaluate } from '../../src/policy/placement/query/partially-evaluate.js';

interface Facts extends Omit<QueryInstance, 'attribute' | 'hasTaskOfGroup'> {
  readonly attributes: ReadonlyMap<string, string>;
  readonly groups: readonly string[];
}

/** An expression as somebody may write it, and what it means, said without the parser. */
interface Written {
  readonly text: string;
  readonly holds: (facts: Facts) => boolean;
  /** How tightly its last sign binds: comparisons 3, not 2, and 1, or 0. */
  readonly binds: number;
}

const NAMES = ['stack', 'ecs.instance-type', 'a/b'];
const VALUES = ['prod', 'dev', 't2.micro', 'two words', '9', '10', 'and'];
const GROUPS = ['service:web', 'database'];

const facts: fc.Arbitrary<Facts> = fc
  .record({
    attributes: fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES))),
    groups: fc.subarray(GROUPS),
    ec2InstanceId: fc.constantFrom('i-1', 'i-2'),
    agentConnected: fc.boolean(),
    agentVersion: fc.constantFrom('1.9.0', '1.14.5', '1.80'),
    registeredAtMs: fc.constantFrom(0, 86_400_000, 172_800_000),
    runningTasksCount: fc.nat(3),
  })
  .map((drawn) => ({ ...drawn, attributes: new Map(drawn.attributes) }));

const instanceOf = ({ attributes, groups, ...rest }: Facts): QueryInstance => ({
  ...rest,
  attribute: (name) => attributes.get(name),
  hasTaskOfGroup: (group) => groups.includes(group),
});

const oneOf = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const quoted = (value: string): string => (/\s|^and$/.test(value) ? `'${value}'` : value);
const comparison = (text: string, holds: Written['holds']): Written => ({ text, holds, binds: 3 });

const equality = fc
  .tuple(oneOf(...NAMES), oneOf(...VALUES), oneOf('==', 'equals', '!=', 'not_equals'))
  .map(([name, value, operator]) =>
    comparison(`attribute:${name} ${operator} ${quoted(value)}`, ({ attributes }) => {
      const isEqual = operator === '==' || operator === 'equals';
      return attributes.has(name) && (attributes.get(name) === value) === isEqual;
    }),
  );

const membership = fc
  .tuple(oneOf(...NAMES), fc.subarray(VALUES, { minLength: 1 }), oneOf('in', '!in', 'not_in'))
  .map(([name, values, operator]) =>
    comparison(`attribute:${name} ${operator} [${values.map(quoted).join(', ')}]`, ({ attributes }) => {
      const value = attributes.get(name);
      return value !== undefined && values.some((one) => one === value) === (operator === 'in');
    }),
  );

const existence = fc
  .tuple(oneOf(...NAMES), oneOf('exists', '!exists', 'not_exists'))
  .map(([name, operator]) =>
    comparison(`attribute:${name} ${operator}`, ({ attributes }) => attributes.has(name) === (operator === 'exists')),
  );

/** Patterns, and what they say in other words. */
const PATTERNS: readonly (readonly [pattern: string, matches: (value: string) => boolean])[] = [
  ['t2.*', (value) => value.startsWith('t2')],
  ['[pd].*', (value) => value.startsWith('p') || value.startsWith('d')],
  ["'(prod|dev)'", (value) => value === 'prod' || value === 'dev'],
  ['\\d+', (value) => value === '9' || value === '10'],
  ["'(?i)PROD'", (value) => value === 'prod'],
];
const match = fc
  .tuple(oneOf(...NAMES), oneOf(...PATTERNS), oneOf('=~', 'matches', '!~', 'not_matches'))
  .map(([name, [pattern, matches], operator]) =>
    comparison(`attribute:${name} ${operator} ${pattern}`, ({ attributes }) => {
      const value = attributes.get(name);
      return value !== undefined && matches(value) === (operator === '=~' || operator === 'matches');
    }),
  );

/** Each order, and for which signs of (left - right) it holds. */
const ORDERS: readonly (readonly [operator: string, signs: readonly number[]])[] = [
  ['==', [0]],
  ['!=', [-1, 1]],
  ['>', [1]],
  ['greater_than_equal', [0, 1]],
  ['less_than', [-1]],
  ['<=', [-1, 0]],
];
const VERSIONS = ['1.9', '1.14.5', '1.80.0'];
const versionRank = (version: string): number =>
  VERSIONS.findIndex((one) => one === version || one === `${version}.0` || version === `${one}.0`);
const order = fc.tuple(oneOf(...ORDERS), fc.nat(3)).chain(([[operator, signs], n]) => {
  const sides: readonly (readonly [text: string, difference: (facts: Facts) => number])[] = [
    [`runningTasksCount ${operator} ${n}`, (of) => of.runningTasksCount - n],
    [`registeredAt ${operator} 1970-01-0${n + 1}`, (of) => of.registeredAtMs - n * 86_400_000],
    [`agentVersion ${operator} ${VERSIONS[n % 3]}`, (of) => versionRank(of.agentVersion) - (n % 3)],
  ];
  return oneOf(...sides).map(([text, difference]) =>
    comparison(text, (of) => signs.includes(Math.sign(difference(of)))),
  );
});

const other = oneOf(
  comparison('agentConnected == true', (of) => of.agentConnected),
  comparison('agentConnected != true', (of) => !of.agentConnected),
  comparison('ec2InstanceId in [i-1]', (of) => of.ec2InstanceId === 'i-1'),
  comparison('ec2InstanceId !~ .*1', (of) => of.ec2InstanceId !== 'i-1'),
  comparison('task:group == service:web', (of) => of.groups.includes('service:web')),
  comparison('task:group in [database, service:web]', (of) => of.groups.length > 0),
);

const wrapped = (operand: Written, binds: number, always: boolean): string =>
  always || operand.binds < binds ? `(${operand.text})` : operand.text;

const { written } = fc.letrec<{ written: Written; compound: Written; negation: Written; leaf: Written }>((tie) => ({
  leaf: fc.oneof(equality, membership, existence, match, order, other),
  written: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('leaf'), tie('compound'), tie('negation')),
  negation: fc
    .tuple(tie('written'), oneOf('not ', '!', 'not', '! '), fc.boolean())
    .map(([operand, sign, parentheses]) => ({
      text: sign + wrapped(operand, 2, parentheses || sign === 'not'),
      holds: (of) => !operand.holds(of),
      binds: 2,
    })),
  compound: fc
    .tuple(oneOf(0, 1), fc.array(fc.tuple(tie('written'), fc.boolean()), { minLength: 2, maxLength: 3 }), fc.boolean())
    .map(([binds, drawn, words]) => {
      const sign = binds === 1 ? (words ? ' and ' : '&&') : words ? ' or ' : '||';
      const operands = drawn.map(([operand]) => operand);
      return {
        text: drawn.map(([operand, parentheses]) => wrapped(operand, binds, parentheses)).join(sign),
        holds: (of) => (binds === 1 ? operands.every((one) => one.holds(of)) : operands.some((one) => one.holds(of))),
        binds,
      };
    }),
}));

const short = written.filter(({ text }) => text.length <= 900);

function parsed(text: string): Expression {
  const result = parseExpression(text);
  if (!result.ok) expect.fail(`${text}: ${result.problem.message} at ${result.problem.offset}`);
  return result.expression;
}

/** Names of the attributes that it asks for. */
function attributesIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return expression.operands.flatMap(attributesIn);
    case 'not':
      return attributesIn(expression.operand);
    default:
      return 'subject' in expression && expression.subject.field === 'attribute' ? [expression.subject.name] : [];
  }
}

describe('the cluster query language', () => {
  it('means what its words say', () => {
    fc.assert(
      fc.property(short, facts, ({ text, holds }, of) => {
        expect(evaluate(parsed(text), instanceOf(of))).toBe(holds(of));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(short, ({ text }) => {
        const expression = parsed(text);
        const again = formatExpression(expression);
        fc.pre(again.length <= 2000);
        expect(parsed(again)).toEqual(expression);
        expect(formatExpression(parsed(again))).toBe(again);
      }),
      { numRuns: 500 },
    );
  });

  it('says the same when the attributes are settled first, and then asks for none', () => {
    fc.assert(
      fc.property(short, facts, facts, ({ text }, one, another) => {
        const expression = parsed(text);
        const rest = partiallyEvaluate(expression, { attribute: (name) => one.attributes.get(name) });
        // Another instance of the same kind.
        const instance = instanceOf({ ...another, attributes: one.attributes });
        expect(typeof rest === 'boolean' ? rest : evaluate(rest, instance)).toBe(evaluate(expression, instance));
        if (typeof rest === 'boolean') return;
        expect(attributesIn(rest)).toEqual([]);
        expect(parsed(formatExpression(rest))).toEqual(rest);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes with tasks only where dependsOnTasks says so', () => {
    fc.assert(
      fc.property(short, facts, facts, ({ text }, of, { groups, runningTasksCount }) => {
        const expression = parsed(text);
        fc.pre(!dependsOnTasks(expression));
        const changed = instanceOf({ ...of, groups, runningTasksCount });
        expect(evaluate(expression, changed)).toBe(evaluate(expression, instanceOf(of)));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps De Morgan’s laws, and the law of double negation', () => {
    fc.assert(
      fc.property(short, short, facts, ({ text: a }, { text: b }, of) => {
        const value = (text: string): boolean => evaluate(parsed(text), instanceOf(of));
        expect(value(`not((${a}) and (${b}))`)).toBe(value(`not(${a}) or not(${b})`));
        expect(value(`!((${a}) || (${b}))`)).toBe(value(`!(${a}) && !(${b})`));
        expect(value(`not not (${a})`)).toBe(value(a));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a text that is no expression', () => {
  const PIECES = [
    ...[
      'attribute:a',
      'task:group',
      'agentVersion',
      'registeredAt',
      'runningTasksCount',
      'agentConnected',
      'attribute:',
    ],
    ...[
      '==',
      '=~',
      '!',
      'in',
      '!in',
      'exists',
      'not',
      'and',
      '&&',
      '||',
      'or',
      '&',
      '=',
      '(',
      ')',
      '[',
      ']',
      ',',
      "'",
      '"',
    ],
    ...[
      ' ',
      ' ',
      ' ',
      '\n',
      'prod',
      '1.2',
      '3',
      'true',
      '2018-06-18',
      't2.*',
      '\\',
      '{',
      '+',
      '*',
      '?',
      '-',
      '^',
      'ü',
      '😀',
    ],
  ];
  const garbage = fc.array(oneOf(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
  /** An expression with a piece of it cut out or something put in. */
  const broken = fc.tuple(short, fc.nat(), fc.nat(4), oneOf('', ...PIECES)).map(([{ text }, at, cut, piece]) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + piece + text.slice(from + cut);
  });

  it('is a problem at a place of the text, and never an exception', () => {
    let problems = 0;
    fc.assert(
      fc.property(fc.oneof(garbage, broken, fc.string({ unit: 'binary' })), (text) => {
        const result = parseExpression(text);
        if (result.ok) return;
        problems++;
        const { offset, length, message } = result.problem;
        expect(message).not.toBe('');
        expect(length).toBeGreaterThan(0);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset + length).toBeLessThanOrEqual(Math.max(text.length, offset + 1));
        expect(offset).toBeLessThanOrEqual(text.length);
        const [line, carets, ...more] = formatProblem(text, result.problem).split('\n');
        expect(more).toEqual([]);
        expect(carets).toMatch(/^ *\^+$/);
        expect(carets.length).toBeLessThanOrEqual(line.length + 1);
      }),
      { numRuns: 2000 },
    );
    expect(problems).toBeGreaterThan(500);
  });
});

describe('a Java pattern', () => {
  const SIGNS = [
    ...Array.from('ab1-_.:^$|()[]{}*+?\\/,&=!<> '),
    '(?:',
    '(?i)',
    '[^',
    '\\d',
    '\\w',
    '\\x41',
    '\\uD83D',
    '\\p{Lu}',
    '{2}',
    '{1,3}',
    '😀',
  ];

  it('is translated or refused, and never an exception', () => {
    let translated = 0;
    fc.assert(
      fc.property(fc.array(oneOf(...SIGNS), { maxLength: 8 }), fc.string({ maxLength: 6 }), (signs, value) => {
        const pattern = signs.join('');
        const result = translateJavaPattern(pattern);
        if (result.ok) {
          translated++;
          expect(typeof result.regExp.test(value)).toBe('boolean');
        } else {
          expect(result.problem.offset + result.problem.length).toBeLessThanOrEqual(Math.max(1, pattern.length));
        }
      }),
      { numRuns: 3000 },
    );
    expect(translated).toBeGreaterThan(100);
  });

  it('with its signs escaped matches its own text and no other', () => {
    const text = fc.string({ minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(text, text, (value, another) => {
        const result = translateJavaPattern(value.replaceAll(/[^A-Za-z0-9]/g, '\\$&'));
        if (!result.ok) expect.fail(`${value}: ${result.problem.message}`);
        expect(result.regExp.test(value)).toBe(true);
        expect(result.regExp.test(another)).toBe(value === another);
      }),
    );
  });
});
