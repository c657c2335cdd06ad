import type { PlacementStrategy } from '../model/scenario.js';
import type { Fleet, PlacementRequest } from '../policy/packing/fleet.js';
import { CandidateCursor } from '../policy/placement/candidate-cursor.js';
import { sharesInstance } from '../policy/placement/constraint/distinct-instance.js';
import { isMember } from '../policy/placement/constraint/member-of.js';
import { lacksCpu, lacksEnis, lacksGpus, lacksMemory, lacksPorts } from '../policy/placement/fits.js';
import { strategyOf } from '../policy/placement/strategy/index.js';
import { rowText, type Choice } from './judge-decision.js';
import { attributeOf, zoneName } from './model-groups.js';
import type { ModelCluster } from './model-cluster.js';
import { planName } from './perform.js';
import type { WrongDecision } from './run-trial.js';
import { textTable } from './text-table.js';
import type { TaskPlan } from './trial.js';

/** A fleet of more rows is shown in part. */
const SHOWN = 40;

/** What was asked, the fleet as it was, and what each side chose. */
export function describeDecision({ cluster, plan, judgement }: WrongDecision): string[] {
  const { expected, actual } = judgement;
  const request = cluster.requests[plan];
  return [
    `\nThen ${planName(plan)} is asked for:`,
    `  ${describeTask(cluster.trial.tasks[plan])}`,
    '\nThe fleet (free room; tasks = of the same task group; ranks = by each strategy, the least is best):',
    ...describeFleet(cluster, request, [expected.row, actual?.row ?? -1]).map((line) => `  ${line}`),
    `\nThe definition ${describeChoice(expected)}; the scheduler ${actual === undefined ? 'threw' : describeChoice(actual)}.`,
    'Of instances that are equally good the one at ⌊random() · how many⌋ is taken, in the order of (zone, row).',
  ];
}

const describeChoice = (choice: Choice): string =>
  `chose ${rowText(choice)}, with ${choice.draws} draw${choice.draws === 1 ? '' : 's'}`;

function describeTask(plan: TaskPlan): string {
  const { ports, autoScalingGroup, zone, distinctInstance, memberOf, strategies } = plan;
  return [
    `${plan.taskGroup}: ${plan.cpuUnits} CPU units, ${plan.memoryMiB} MiB`,
    ...(plan.gpus > 0 ? [`${plan.gpus} GPUs`] : []),
    ...(plan.enis > 0 ? [`${plan.enis} ENI`] : []),
    ...(ports.length > 0 ? [`ports ${ports.join(' and ')}`] : []),
    ...(autoScalingGroup >= 0 ? [`group ${autoScalingGroup} only`] : []),
    ...(zone >= 0 ? [`zone ${zoneName(zone)} only`] : []),
    ...(distinctInstance ? ['distinctInstance'] : []),
    ...(memberOf === '' ? [] : [`memberOf(${memberOf})`]),
    `strategies [${strategies.map(strategyName).join(', ')}]`,
  ].join(', ');
}

const strategyName = (strategy: PlacementStrategy): string => {
  if (strategy.type === 'random') return 'random';
  return `${strategy.type}(${'attribute' in strategy ? strategy.attribute : strategy.field})`;
};

function describeFleet(cluster: ModelCluster, request: PlacementRequest, chosen: readonly number[]): string[] {
  const { fleet, trial } = cluster;
  if (fleet.size === 0) return ['no instances'];
  const attributes = [...new Set(trial.fleet.kinds.flatMap((kind) => Object.keys(kind.attributes)))];
  const ranksOf = createRanks(fleet, request);
  const rows = [...fleet.tenants.keys()].filter((row) => row < SHOWN || chosen.includes(row));
  const head = ['row', 'instance', 'type', 'zone', 'group', ...attributes, 'CPU', 'MiB', 'GPUs', 'ENIs', 'ports'];
  const table = [
    [...head, 'tasks', 'takes it', 'ranks'],
    ...rows.map((row) => {
      const { kind } = fleet.tenants[row];
      const why = whyNot(cluster, request, row);
      return [
        ...[row, `i-${fleet.number[row]}`, trial.fleet.types[fleet.type[row]].name],
        ...[zoneName(fleet.zone[row]), fleet.group[row]],
        ...attributes.map((attribute) => attributeOf(trial.fleet, kind, attribute) ?? '-'),
        ...[fleet.freeCpuUnits[row], fleet.freeMemoryMiB[row], fleet.freeGpus[row], fleet.freeEnis[row]],
        ...[fleet.freePorts[row], request.counts.onInstance[row]],
        ...[why === '' ? 'yes' : `no: ${why}`, why === '' ? ranksOf(row).join(' ') : ''],
      ];
    }),
  ];
  const more = fleet.size - rows.length;
  return [...textTable(table), ...(more > 0 ? [`and ${more} more rows`] : [])];
}

/** The first reason why an instance cannot take the task, or ''. */
function whyNot({ fleet }: ModelCluster, request: PlacementRequest, row: number): string {
  const { isTerminated, isDraining } = fleet.tenants[row];
  if (fleet.open[row] === 0) return isTerminated ? 'terminated' : isDraining ? 'DRAINING' : 'disconnected';
  if (request.autoScalingGroup >= 0 && request.autoScalingGroup !== fleet.group[row]) return 'group';
  if (request.zone >= 0 && request.zone !== fleet.zone[row]) return 'zone';
  if (lacksCpu(fleet, request, row)) return 'CPU';
  if (lacksMemory(fleet, request, row)) return 'memory';
  if (lacksGpus(fleet, request, row)) return 'GPUs';
  if (lacksEnis(fleet, request, row)) return 'ENIs';
  if (lacksPorts(fleet, request, row)) return 'ports';
  if (sharesInstance(request, row)) return 'distinctInstance';
  return isMember(request, row) ? '' : 'memberOf';
}

function createRanks(fleet: Fleet, request: PlacementRequest): (row: number) => number[] {
  const cursor = new CandidateCursor();
  cursor.enter(fleet, request.counts);
  const end = request.strategies.findIndex(({ type }) => strategyOf(type).decides);
  const chain = end < 0 ? request.strategies : request.strategies.slice(0, end);
  return (row) => {
    cursor.row = row;
    return chain.map((strategy) => strategyOf(strategy.type).rank(cursor, strategy));
  };
}
