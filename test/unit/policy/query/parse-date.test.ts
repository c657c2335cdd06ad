import { expect, it } from 'vitest';
import { parseDate } from '../../../../src/policy/placement/query/parse-date.js';

it.each([
  '1970-01-01',
  '1969-12-31',
  '2018-06-18',
  '2000-02-29',
  '2024-02-29',
  '1900-02-28',
  '2026-12-31',
  '0001-03-01',
  '9999-12-31',
])('%s is its midnight in UTC', (text) => {
  expect(parseDate(text)).toBe(Date.parse(`${text}T00:00:00Z`));
});

it('every day of four centuries has its number', () => {
  const wrong: string[] = [];
  for (let ms = Date.parse('1900-01-01T00:00:00Z'); ms < Date.parse('2300-01-01T00:00:00Z'); ms += 86_400_000) {
    const text = new Date(ms).toISOString().slice(0, 10);
    if (parseDate(text) !== ms) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});

it.each([
  ['2018-06-18T22:28:28+00:00', '2018-06-18T22:28:28Z'],
  ['2018-06-18T22:28:28Z', '2018-06-18T22:28:28Z'],
  ['2018-06-18T22:28:28', '2018-06-18T22:28:28Z'],
  ['2018-06-18T00:30:00+02:00', '2018-06-17T22:30:00Z'],
  ['2018-06-18T22:28:28-05:30', '2018-06-19T03:58:28Z'],
  ['2018-06-18T23:59:59Z', '2018-06-18T23:59:59Z'],
  ['2018-06-18T12:00:00+18:00', '2018-06-17T18:00:00Z'],
  ['2018-06-18T12:00:00-00:59', '2018-06-18T12:59:00Z'],
])('%s is %s', (text, instant) => {
  expect(parseDate(text)).toBe(Date.parse(instant));
});

it.each([
  '2018-02-29',
  '1900-02-29',
  '2018-04-31',
  '2018-13-01',
  '2018-00-01',
  '2018-01-00',
  '2018-01-32',
  '2018-1-1',
  '18-01-01',
  '2018-06-18T24:00:00',
  '2018-06-18T22:60:00',
  '2018-06-18T22:28:60',
  '2018-06-18T22:28',
  '2018-06-18T22:28:28.5Z',
  '2018-06-18T22:28:28+0000',
  '2018-06-18T22:28:28+19:00',
  '2018-06-18T22:28:28+01:60',
  '2018-06-18Z',
  ' 2018-06-18',
  'today',
  '',
])('"%s" is no date', (text) => {
  expect(parseDate(text)).toBeUndefined();
});
