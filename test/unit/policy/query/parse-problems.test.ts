import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../../src/policy/placement/query/parse-expression.js';
import type { Problem } from '../../../../src/policy/placement/query/problem.js';

function problemOf(text: string): Problem {
  const result = parseExpression(text);
  if (result.ok) expect.fail(`${text} was read`);
  return result.problem;
}

const withoutMarks = (text: string): string => text.replaceAll(/[«»]/g, '');

const SUBJECTS =
  'expected a subject: agentConnected, agentVersion, ec2InstanceId, registeredAt, runningTasksCount, task:group or ' +
  'attribute:NAME';
const COUNTS = 'takes ==, !=, >, >=, <, <=';
const CHOICES = 'takes ==, !=, in, !in, =~, !~';
const ALL = 'takes ==, !=, >, >=, <, <=, in, !in, =~, !~, exists, !exists';
const VALUE = 'expected a value of 1 to 128 letters, digits, - _ . @ / \\ : and blanks, none at its ends';
const DATE =
  'expected a date such as 2018-06-18, 2018-06-18T22:28:28, 2018-06-18T22:28:28Z or 2018-06-18T22:28:28+00:00';
const NO_PARENTHESES = 'a comparison cannot contain parentheses; put a value that has them in single quotes';

/** « and » stand around the place (next to each other where it has but one character, or none); then what is wrong. */
type Case = readonly [marked: string, message: string, hint?: string];

const subjects: readonly Case[] = [
  ['«»', `${SUBJECTS}; found the end`],
  ['   «»', `${SUBJECTS}; found the end`],
  ['«atribute:stack» == prod', `${SUBJECTS}; found "atribute:stack"`, 'did you mean attribute:stack?'],
  ['«Attribute:stack» == prod', `${SUBJECTS}; found "Attribute:stack"`, 'did you mean attribute:stack?'],
  ['«attribute» == prod', `${SUBJECTS}; found "attribute"`, 'did you mean attribute:NAME?'],
  ['«attrib» == prod', `${SUBJECTS}; found "attrib"`, 'did you mean attribute:NAME?'],
  ['«stack:prod»', `${SUBJECTS}; found "stack:prod"`],
  ['«agentConected» == true', `${SUBJECTS}; found "agentConected"`, 'did you mean agentConnected?'],
  ['«runningTaskCount» == 1', `${SUBJECTS}; found "runningTaskCount"`, 'did you mean runningTasksCount?'],
  ['«task.group» == web', `${SUBJECTS}; found "task.group"`, 'did you mean task:group?'],
  [
    '«ecs.instance-type» == t2.micro',
    `${SUBJECTS}; found "ecs.instance-type"`,
    'an attribute is written attribute:ecs.instance-type',
  ],
  ['«"stack"» == prod', `${SUBJECTS}; found ""stack""`],
  ['attribute:«» == prod', `expected the attribute's name right behind the colon; found " "`],
  ['attribute:«»', `expected the attribute's name right behind the colon; found the end`],
  ['attribute:sta«$»ck == prod', 'a name has letters, digits and - _ . / \\ only; found "$"'],
  ['attribute:a«:»b == prod', 'a name has letters, digits and - _ . / \\ only; found ":"'],
  [`attribute:«${'x'.repeat(129)}» exists`, 'a name has at most 128 characters; found 129'],
];

const operators: readonly Case[] = [
  ['attribute:stack«»', `expected an operator: attribute:stack ${ALL}; found the end`],
  ['attribute:a «=» b', `expected an operator: attribute:a ${ALL}; found "="`, 'did you mean ==?'],
  ['attribute:a «=>» b', `expected an operator: attribute:a ${ALL}; found "=>"`, 'did you mean >=?'],
  ['attribute:a «<>» b', `expected an operator: attribute:a ${ALL}; found "<>"`, 'did you mean !=?'],
  ['attribute:a «like» b', `expected an operator: attribute:a ${ALL}; found "like"`, 'did you mean =~?'],
  ['attribute:a «matchs» b', `expected an operator: attribute:a ${ALL}; found "matchs"`, 'did you mean matches?'],
  ['attribute:a «EQUALS» b', `expected an operator: attribute:a ${ALL}; found "EQUALS"`, 'did you mean equals?'],
  ['attribute:a «not» in [b]', `expected an operator: attribute:a ${ALL}; found "not"`, 'did you mean not_in?'],
  ['attribute:a «!» exists', `expected an operator: attribute:a ${ALL}; found "!"`, 'did you mean !exists?'],
  ['attribute:a «==~» b', `expected an operator: attribute:a ${ALL}; found "==~"`],
  ['attribute:a «zzz» b', `expected an operator: attribute:a ${ALL}; found "zzz"`],
  ['runningTasksCount «=~» 1', `expected an operator: runningTasksCount ${COUNTS}; found "=~"`],
  ['runningTasksCount «~» 1', `expected an operator: runningTasksCount ${COUNTS}; found "~"`],
  ['runningTasksCount «matchs» 1', `expected an operator: runningTasksCount ${COUNTS}; found "matchs"`],
  ['agentVersion «in» [1]', `expected an operator: agentVersion ${COUNTS}; found "in"`],
  ['agentVersion «!in» [1]', `expected an operator: agentVersion ${COUNTS}; found "!in"`],
  ['registeredAt «exists»', `expected an operator: registeredAt ${COUNTS}; found "exists"`],
  ['agentConnected «>» true', `expected an operator: agentConnected ${CHOICES}; found ">"`],
  ['ec2InstanceId «exists»', `expected an operator: ec2InstanceId ${CHOICES}; found "exists"`],
  [
    'task:group «!=» db',
    'expected an operator: task:group takes ==, in; found "!="',
    'did you mean not(task:group == …)?',
  ],
  [
    'task:group «not_in» [db]',
    'expected an operator: task:group takes ==, in; found "not_in"',
    'did you mean not(task:group in […])?',
  ],
  ['task:group «=~» db', 'expected an operator: task:group takes ==, in; found "=~"'],
];

const values: readonly Case[] = [
  ['attribute:a ==«»', 'expected a value behind ==; found the end'],
  [
    'attribute:a == «and» attribute:b == c',
    'expected a value behind ==; found "and"',
    `the word itself is written 'and'`,
  ],
  ['attribute:a == «"prod"»', 'expected a value behind ==; found ""prod""', 'values take single quotes'],
  ["attribute:a == «'prod and more»", 'this quote is not closed'],
  ['attribute:a == «[»b, c]', 'expected a value behind ==; found "["', 'a list goes with in or !in'],
  ['attribute:a == «(»b)', 'expected a value behind ==; found "("', NO_PARENTHESES],
  ['attribute:a == «t2.*»', `${VALUE}; found 't2.*'`, 'patterns go with =~'],
  ["attribute:a == «''»", `${VALUE}; found ''`, 'whether there is an attribute is asked with exists and !exists'],
  ["attribute:a == «' b'»", `${VALUE}; found ' b'`],
  ["attribute:a == «'b '»", `${VALUE}; found 'b '`],
  ['attribute:a > «ü»', `${VALUE}; found 'ü'`],
  [`attribute:a == «${'x'.repeat(129)}»`, `${VALUE}; found '${'x'.repeat(39)}…'`],
  ['attribute:a in «b»', 'expected a list in [ ] behind in; found "b"', 'did you mean [b]?'],
  ['attribute:a !in «(»b, c)', 'expected a list in [ ] behind !in; found "("', 'a list is written [a, b]'],
  ['attribute:a in «and» attribute:b exists', 'expected a list in [ ] behind in; found "and"'],
  ['attribute:a in «*b»', 'expected a list in [ ] behind in; found "*b"'],
  ['attribute:a in [«]»', 'expected a value of the list; found "]"'],
  ['attribute:a in [b,«]»', 'expected a value of the list; found "]"'],
  ['attribute:a in [b «c»]', 'expected , or ] in the list; found "c"'],
  ['attribute:a in [b, c«»', 'expected , or ] in the list; found the end'],
  ['attribute:a in [b, «c*»]', `${VALUE}; found 'c*'`, 'patterns go with =~'],
  ['agentConnected == «yes»', `expected true or false; found 'yes'`],
  ['agentConnected == «untrue»', `expected true or false; found 'untrue'`],
  ['agentConnected == «trueish»', `expected true or false; found 'trueish'`],
  [`agentConnected == «${'x'.repeat(40)}»`, `expected true or false; found '${'x'.repeat(40)}'`],
  ['agentConnected in [true, «False»]', `expected true or false; found 'False'`, 'did you mean false?'],
  ['runningTasksCount > «-1»', `expected a whole number, 0 or more; found '-1'`],
  ['runningTasksCount > «1.5»', `expected a whole number, 0 or more; found '1.5'`],
  ['agentVersion < «v1.14.5»', `expected a version such as 1.14.5; found 'v1.14.5'`, 'did you mean 1.14.5?'],
  ['agentVersion < «1.14.5-rc1»', `expected a version such as 1.14.5; found '1.14.5-rc1'`],
  ['ec2InstanceId == «i-*»', `expected the id of an instance, such as i-abcd1234; found 'i-*'`, 'patterns go with =~'],
  ["task:group == «''»", `expected a task group such as service:web or family:batch; found ''`],
  ["ec2InstanceId == «'i 1'»", `expected the id of an instance, such as i-abcd1234; found 'i 1'`],
  [
    "registeredAt < «'2018-02-13 10:00:00'»",
    `${DATE}; found '2018-02-13 10:00:00'`,
    'did you mean 2018-02-13T10:00:00?',
  ],
  ["registeredAt < «'on 2018-02-13 10:00:00'»", `${DATE}; found 'on 2018-02-13 10:00:00'`],
];

const compounds: readonly Case[] = [
  ['attribute:a == b «AND» attribute:c == d', 'expected and, or, or the end; found "AND"', 'did you mean and?'],
  ['attribute:a == b «&» attribute:c == d', 'expected and, or, or the end; found "&"', 'did you mean &&?'],
  ['attribute:a == b «|» attribute:c == d', 'expected and, or, or the end; found "|"', 'did you mean ||?'],
  ['attribute:a == b and«»', `${SUBJECTS}; found the end`],
  ['attribute:a == b and «or» attribute:c == d', `${SUBJECTS}; found "or"`],
  ['«and» attribute:a == b', `${SUBJECTS}; found "and"`],
  ['not«»', `${SUBJECTS}; found the end`],
  ['«!=» b', `${SUBJECTS}; found "!="`],
  ['(attribute:a == b«»', 'expected and, or, or the ) for the ( at 1; found the end'],
  [
    '  ((attribute:a == b) «c»)',
    'expected and, or, or the ) for the ( at 3; found "c"',
    'put a value that has blanks or quotes in single quotes',
  ],
  ['attribute:a == b«)»', 'expected and, or, or the end; found ")"', 'no ( is open here'],
  ['(«)»', `${SUBJECTS}; found ")"`],
  [
    'attribute:a == two «words»',
    'expected and, or, or the end; found "words"',
    'put a value that has blanks or quotes in single quotes',
  ],
  ['attribute:a == b«,» c', 'expected and, or, or the end; found ","', 'several values are written: in [a, b]'],
  ['attribute:a == b«(»c)', 'expected and, or, or the end; found "("', NO_PARENTHESES],
  ['attribute:a exists «true»', 'expected and, or, or the end; found "true"', 'exists and !exists take no value'],
  ['attribute:a exists  «true»', 'expected and, or, or the end; found "true"', 'exists and !exists take no value'],
  [
    'attribute:a exists and attribute:b == c «d»',
    'expected and, or, or the end; found "d"',
    'put a value that has blanks or quotes in single quotes',
  ],
  ['attribute:a == b «*c»', 'expected and, or, or the end; found "*c"'],
  [`attribute:a == b «*${'c'.repeat(39)}»`, `expected and, or, or the end; found "*${'c'.repeat(39)}"`],
  [`attribute:a == b «*${'c'.repeat(40)}»`, `expected and, or, or the end; found "*${'c'.repeat(38)}…"`],
  ['attribute:a == b «;»', 'expected and, or, or the end; found ";"'],
];

const patterns: readonly Case[] = [
  ['attribute:a =~«»', 'expected a pattern behind =~; found the end'],
  ["attribute:a =~ '«'»", 'expected a pattern; found nothing'],
  ['attribute:a !~ «"x"»', 'expected a pattern behind !~; found ""x""', 'values take single quotes'],
  ['attribute:a =~ t2.«(»micro|small)', 'expected and, or, or the end; found "("', NO_PARENTHESES],
  // Said before what is wrong with the part in front of it.
  ['attribute:a =~ t2.[«(»)]', 'expected and, or, or the end; found "("', NO_PARENTHESES],
  ['attribute:a =~ «(»m5|c5).*', 'expected a pattern behind =~; found "("', NO_PARENTHESES],
  ["attribute:a =~ 'a«(»b'", 'this ( of the pattern is not closed'],
  ["attribute:a =~ 'a«)»b'", 'no ( of the pattern is open at this )'],
  ['attribute:a =~ t«*+»', 'a possessive repetition is not supported; found "*+"', 'did you mean *?'],
  ['attribute:a =~ xy«[»ab', 'this [ of the pattern is not closed'],
];

describe('each problem says where it is, what was found, what is allowed and what may have been meant', () => {
  const cases = [...subjects, ...operators, ...values, ...compounds, ...patterns];
  it.each(cases.map((one): [string, Case] => [one[0], one]))('%s', (_, [place, message, hint]) => {
    const text = withoutMarks(place);
    expect(problemOf(text)).toEqual({
      ...(hint === undefined ? {} : { hint }),
      message,
      offset: place.indexOf('«'),
      length: Math.max(1, place.indexOf('»') - place.indexOf('«') - 1),
    });
  });
});

it('an expression of more than 2,000 characters is refused from the first too many (PL-12)', () => {
  const text = 'attribute:a exists'.padEnd(2003);
  expect(problemOf(text)).toEqual({
    message: 'an expression has at most 2000 characters; found 2003',
    offset: 2000,
    length: 3,
  });
});

it('a problem without a hint has no such key', () => {
  expect(Object.keys(problemOf('attribute:a == b ;'))).not.toContain('hint');
});
