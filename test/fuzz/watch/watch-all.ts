import { combineFolds } from '../../../src/analysis/combine-folds.js';
import { watchCapacity } from './capacity.js';
import { watchEnds } from './ends.js';
import { watchInvariants } from './invariants.js';
import { watchNetwork } from './network.js';
import { watchPlacement } from './placement.js';
import { watchScaling } from './scaling.js';
import { watchServices } from './services.js';
import { watchTasks } from './tasks.js';
import { watchWaiting } from './waiting.js';
import type { Watcher } from './watcher.js';

const watchers: readonly Watcher[] = [
  // First: the others read what this one has found to be sound.
  watchInvariants,
  watchTasks,
  watchPlacement,
  watchEnds,
  watchCapacity,
  watchServices,
  watchScaling,
  watchWaiting,
  watchNetwork,
];

export const watchAll: Watcher = (run) => combineFolds(watchers.map((watch) => watch(run)));
