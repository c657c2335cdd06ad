import { ceilDivide } from '../ceil-divide.js';

/** SS-2: the most tasks that a service may have during a deployment: ⌊desired × maximumPercent / 100⌋. */
export const maximumTasks = (desired: number, maximumPercent: number): number =>
  Math.floor((desired * maximumPercent) / 100);

/** SS-2: the fewest that must be healthy: ⌈desired × minimumHealthyPercent / 100⌉. */
export const minimumHealthyTasks = (desired: number, minimumHealthyPercent: number): number =>
  ceilDivide(desired * minimumHealthyPercent, 100);
