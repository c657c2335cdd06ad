import {
  createRollingStep,
  rollingStep,
  type RollingCounts,
  type RollingStep,
} from '../../../../src/policy/deployment/rolling-step.js';

/** Four tasks desired and none there, at a minimum of 100 % and a maximum of 200 %. */
export const counts = (fields: Partial<RollingCounts> = {}): RollingCounts => ({
  desired: 4,
  kept: 0,
  ripening: 0,
  waiting: 0,
  unripe: 0,
  replaceable: 0,
  held: 0,
  unhealthy: 0,
  healthy: 0,
  stopping: 0,
  minimumHealthy: 4,
  maximum: 8,
  ...fields,
});

export function stepOf(fields: Partial<RollingCounts>): RollingStep {
  const step = createRollingStep();
  rollingStep(step, counts(fields));
  return step;
}
