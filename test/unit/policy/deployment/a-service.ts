import {
  createRollingCounts,
  createRollingStep,
  rollingStep,
  type RollingCounts,
  type RollingStep,
} from '../../../../src/policy/deployment/rolling-step.js';

/** Four tasks desired and none there, at a minimum of 100 % and a maximum of 200 %. */
export const counts = (fields: Partial<RollingCounts> = {}): RollingCounts => ({
  ...createRollingCounts(),
  desired: 4,
  minimumHealthy: 4,
  maximum: 8,
  ...fields,
});

export function stepOf(fields: Partial<RollingCounts>): RollingStep {
  const step = createRollingStep();
  rollingStep(step, counts(fields));
  return step;
}
