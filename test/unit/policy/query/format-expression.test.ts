import { expect, it } from 'vitest';
import { formatExpression } from '../../../../src/policy/placement/query/format-expression.js';
import { parsed } from './an-instance.js';

it.each([
  "attribute:stack == 'two words'",
  "attribute:stack in ['and', 'or', 'not', android]",
  "attribute:a =~ 'and'",
  "attribute:a =~ 'a b'",
  "attribute:a =~ 'a|b'",
  "attribute:a =~ '(a)'",
  'attribute:a =~ [a,b]{1,2}\\.=!<~.*$',
  'task:group == a#b',
  "task:group in ['my group', service:web]",
  'registeredAt < 2018-06-18T22:28:28+00:00',
  'agentVersion >= 1.14.5',
  'runningTasksCount != 007',
  'agentConnected !in [true]',
  'attribute:a exists and attribute:b !exists or not(attribute:c > 1 and attribute:d <= 2)',
  'attribute:a exists and (attribute:b exists or attribute:c exists)',
])('writes %s as it was', (text) => {
  expect(formatExpression(parsed(text))).toBe(text);
});
