import { describe, expect, it } from 'vitest';
import { withCompanions } from '../../../../src/report/playground/with-companions.js';
import { load } from '../../../support/load.js';
import { read } from '../../../tidy/source-tree.js';

/** Three groups of 0 to 10 that begin with 2. */
const zonal = load(read('scenarios/02-zonal.yaml'));
const A = 'autoScalingGroups[ecs-us-east-1a]';
const ALL = 'autoScalingGroups[*]';

describe('a change of sizes', () => {
  it.each([
    [[`${A}.minSize=2`], []],
    [[`${A}.minSize=5`], [`${A}.desiredCapacity=5`]],
    [[`${A}.maxSize=1`], [`${A}.desiredCapacity=1`]],
    [[`${ALL}.minSize=5`], [`${ALL}.desiredCapacity=5`]],
    [
      [`${ALL}.minSize=5`, `${A}.minSize=1`],
      ['b', 'c'].map((z) => `autoScalingGroups[ecs-us-east-1${z}].desiredCapacity=5`),
    ],
    [[`${A}.minSize=5`, `${A}.desiredCapacity=7`], []],
    [[`${A}.minSize=much`], []],
    [['seed=3', `${A}.bootTime=3s`], []],
  ])('%j brings %j with it, so that it can be loaded', (set, more) => {
    const whole = withCompanions(set, zonal);
    expect(whole).toEqual([...set, ...more]);
    if (more.length > 0) expect(load(read('scenarios/02-zonal.yaml'), { set: whole })).toBeDefined();
  });
});
