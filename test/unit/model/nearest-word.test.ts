import { expect, it } from 'vitest';
import { nearestWord } from '../../../src/model/nearest-word.js';

const words = ['and', 'matches', 'not_matches', 'greater_than', 'greater_than_equal'];

it.each([
  ['AND', 'and'],
  ['adn', 'and'],
  ['an', 'and'],
  ['ad', 'and'],
  ['a', undefined],
  ['matchs', 'matches'],
  ['matcehs', 'matches'],
  ['mathcse', 'matches'],
  ['xatxhxs', undefined],
  ['not-matches', 'not_matches'],
  ['greater_then', 'greater_than'],
  ['greater_thanequal', 'greater_than_equal'],
  ['', undefined],
  ['something else', undefined],
])('"%s" was meant to be %s', (word, expected) => {
  expect(nearestWord(word, words)).toBe(expected);
});

it('is the first of equally near words', () => {
  expect(nearestWord('cat', ['bat', 'hat'])).toBe('bat');
});
