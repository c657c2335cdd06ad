import type { PlacementRequest } from '../policy/packing/fleet.js';
import { ModelFleet } from './model-fleet.js';
import { ModelGroups } from './model-groups.js';
import { memberOfText } from './member-of-text.js';
import type { TaskPlan, Trial } from './trial.js';

/** A task on an instance. */
export interface PlacedTask {
  /** Which of the trial's task plans. */
  readonly plan: number;
  readonly row: number;
  isRunning: boolean;
}

/** A fleet with tasks on it: every change keeps the columns, the counts and the ring together. */
export class ModelCluster {
  readonly fleet: ModelFleet;
  readonly groups: ModelGroups;
  /** One for each task plan, the same object as long as the cluster lives. */
  readonly requests: readonly PlacementRequest[];
  readonly tasks: PlacedTask[] = [];
  private readonly running: number[] = [];

  constructor(readonly trial: Trial) {
    const { fleet, tasks } = trial;
    this.groups = new ModelGroups(fleet, tasks, ModelFleet.rowsOf(fleet));
    this.fleet = new ModelFleet(fleet, (from, to) => {
      this.groups.grow(from, to);
    });
    this.requests = tasks.map((plan) => this.request(plan));
    for (const kind of fleet.instances) this.register(kind);
  }

  /** Returns the row of the new instance. */
  register(kind: number): number {
    const { kinds } = this.trial.fleet;
    const row = this.fleet.register(kinds[kind % kinds.length]);
    this.groups.enter(row, kinds[kind % kinds.length]);
    this.running[row] = 0;
    return row;
  }

  /** Its tasks go with it. */
  terminate(row: number): void {
    for (const task of this.tasks.filter((one) => one.row === row)) this.stop(task);
    this.fleet.set(row, { isTerminated: true });
  }

  put(plan: number, row: number): void {
    this.tasks.push({ plan, row, isRunning: false });
    this.change(plan, row, 1);
  }

  stop(task: PlacedTask): void {
    this.tasks.splice(this.tasks.indexOf(task), 1);
    if (task.isRunning) this.running[task.row]--;
    this.change(task.plan, task.row, -1);
  }

  start(task: PlacedTask): void {
    task.isRunning = true;
    this.running[task.row]++;
    this.fleet.touch(task.row);
  }

  runningOn(row: number): number {
    return this.running[row];
  }

  private change(plan: number, row: number, by: 1 | -1): void {
    const { fleet, groups, requests, trial } = this;
    const { cpuUnits, memoryMiB, gpus, enis, ports, portMasks } = requests[plan];
    fleet.freeCpuUnits[row] -= by * cpuUnits;
    fleet.freeMemoryMiB[row] -= by * memoryMiB;
    fleet.freeGpus[row] -= by * gpus;
    fleet.freeEnis[row] -= by * enis;
    fleet.freePorts[row] -= by * ports;
    portMasks.forEach((mask, word) => (fleet.takenPorts[row * fleet.portWords + word] ^= mask));
    groups.add(trial.tasks[plan].taskGroup, row, by);
    fleet.touch(row);
  }

  private request(plan: TaskPlan): PlacementRequest {
    const { taskGroup, ports, memberOf, ...needs } = plan;
    const portMasks = new Array<number>(this.fleet.portWords).fill(0);
    for (const bit of ports) portMasks[bit >> 5] |= 1 << (bit & 31);
    const counts = this.groups.of(taskGroup);
    if (counts === undefined) throw new Error(`no counts of ${taskGroup}`);
    return {
      ...needs,
      ports: ports.length,
      portMasks,
      memberOf: memberOf === '' ? undefined : memberOfText(memberOf, this),
      counts,
    };
  }
}
