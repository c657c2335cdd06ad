/**
 * The property-test kit: draws fleets, tasks and what happens to them, and checks a scheduler against the definition of
 * placement. Needs the package fast-check.
 */
export { checkScheduler, type CheckOptions } from './check-scheduler.js';
export { runTrial, WrongDecision, type CreateScheduler, type Decisions } from './run-trial.js';
export { judgeDecision, type Choice, type Judgement, type Scheduler } from './judge-decision.js';
/** The definition of placement, in forty lines: what a scheduler is compared with. */
export { chooseNaively } from '../policy/placement/naive.js';
/** Whether a row can take a task, by the filters and the constraints: strategies only choose among those that can. */
export { fits } from '../policy/placement/fits.js';
export type { Fleet, GroupCounts, MemberOf, PlacementRequest, SpreadCounts } from '../policy/packing/fleet.js';
export type { PlacementStrategy } from '../model/scenario.js';
export { ModelCluster } from './model-cluster.js';
export { perform } from './perform.js';
export { trials, type TrialLimits } from './arbitrary/trials.js';
export { fleetPlans, instanceKinds, offeredTypes } from './arbitrary/fleets.js';
export { memberOfExpressions, taskPlans } from './arbitrary/task-plans.js';
export { strategyChains } from './arbitrary/strategy-chains.js';
export { operations } from './arbitrary/operations.js';
export { scenarios } from './arbitrary/scenarios.js';
export { drawScenario, type DrawnScenario } from './scenario/draw-scenario.js';
export { loadDrawn } from './scenario/load-drawn.js';
export type { FleetPlan, InstanceKind, OfferedType, Operation, TaskPlan, Trial } from './trial.js';
