import { describe, expect, it } from 'vitest';
import { awsvpcTasks } from '../../../../src/model/catalog/awsvpc-tasks.js';

describe('awsvpcTasks (RA-12)', () => {
  it('keeps one interface for the instance itself', () => {
    expect(awsvpcTasks('m5.large', 3)).toBe(2);
    expect(awsvpcTasks('lab.tiny', 1)).toBe(0);
  });

  it.each(['c6in', 'm6in', 'm6idn', 'r6in', 'r6idn'])('follows the published limit on the largest %s', (family) => {
    expect([awsvpcTasks(`${family}.32xlarge`, 16), awsvpcTasks(`${family}.metal`, 16)]).toEqual([13, 13]);
    expect(awsvpcTasks(`${family}.24xlarge`, 15)).toBe(14);
  });
});
