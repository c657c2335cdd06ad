import { defaultStrategyOf, type Elements } from '../elements.js';
import { goesToFargate, isFargateName } from '../fargate-names.js';
import { fargateFaults } from '../fargate-task.js';
import type { Path } from '../place.js';
import type { Report } from '../report.js';
import { taskNeeds } from '../task-needs.js';
import { revisionsIn, type FileRevision, type FileService } from './revisions-in.js';

type Strategy = ReturnType<typeof defaultStrategyOf>;
type Call = Pick<
  FileService,
  'cluster' | 'launchType' | 'capacityProviderStrategy' | 'placementStrategy' | 'placementConstraints'
>;

/** CP-2, PL-13, SS-1, SS-16, and what Fargate asks of a task. */
export function checkFargate(elements: Elements, report: Report): void {
  const { clusters, services, workloads, events, taskDefinitions } = elements;
  for (const { at, value } of clusters) {
    const key = 'defaultCapacityProviderStrategy';
    checkMixing(value?.[key] ?? [], [...at, key], report);
  }
  const check = (call: Call, at: Path, revisions: readonly FileRevision[]): void => {
    const own = call.capacityProviderStrategy ?? [];
    const byDefault = defaultStrategyOf(elements, call);
    const isMixed = checkMixing(own, [...at, 'capacityProviderStrategy'], report);
    if (isMixed || isMixing(own.length > 0 ? own : byDefault) || !goesToFargate(call, byDefault)) return;
    checkPlacement(call, at, report);
    for (const revision of revisions) checkTask(revision, report);
  };
  for (const service of services) {
    if (service.value === undefined) continue;
    const at = ['services', service.index];
    if (service.value.schedulingStrategy === 'DAEMON') checkDaemon(service.value, at, report);
    else check(service.value, at, revisionsIn(elements, service));
  }
  const revisionOf = (family: string, at: Path): readonly FileRevision[] => {
    const definition = taskDefinitions.find(({ name }) => name === family)?.value;
    return definition === undefined ? [] : [{ definition, at: [...at, 'taskDefinition'] }];
  };
  for (const { index, value } of workloads) {
    const at = ['workloads', index];
    if (value !== undefined) check(value, at, value.type === 'trace' ? [] : revisionOf(value.taskDefinition, at));
  }
  for (const { index, value } of events) {
    const at = ['events', index];
    if (value?.type === 'runTask') check(value, at, revisionOf(value.taskDefinition, at));
  }
}

/** The first entry that is not of the kind of those before it. */
const mixedAt = (strategy: Strategy): number =>
  strategy.findIndex(
    ({ capacityProvider }) => isFargateName(capacityProvider) !== isFargateName(strategy[0].capacityProvider),
  );

const isMixing = (strategy: Strategy): boolean => mixedAt(strategy) >= 0;

function checkMixing(strategy: Strategy, at: Path, report: Report): boolean {
  const n = mixedAt(strategy);
  if (n < 0) return false;
  report.add(
    'E014',
    [...at, n, 'capacityProvider'],
    'a strategy holds Fargate providers or those of Auto Scaling groups, never both',
    'make two services of it, or choose one kind',
  );
  return true;
}

function checkPlacement(call: Call, at: Path, report: Report): void {
  for (const key of ['placementStrategy', 'placementConstraints'] as const) {
    if ((call[key] ?? []).length > 0)
      report.add(
        'E014',
        [...at, key],
        `Fargate takes no ${key}`,
        'remove it: Fargate spreads its tasks over the zones',
      );
  }
}

function checkTask({ definition, at }: FileRevision, report: Report): void {
  const { family, cpu, memory, placementConstraints, stopTimeout } = definition;
  const faults = [...fargateFaults(taskNeeds(definition))];
  if (placementConstraints.length > 0) faults.push('has placementConstraints; Fargate takes none');
  if (cpu === undefined || memory === undefined) faults.push('must give Fargate cpu and memory at task level');
  if (stopTimeout < 2000 || stopTimeout > 120_000)
    faults.push('has a stopTimeout outside 2s to 120s, which Fargate takes');
  for (const fault of faults) report.add('E014', at, `the task definition "${family}" ${fault}`);
}

function checkDaemon(service: FileService, at: Path, report: Report): void {
  if (!goesToFargate(service, [])) return;
  const key = service.launchType === 'FARGATE' ? 'launchType' : 'capacityProviderStrategy';
  report.add('E014', [...at, key], 'a DAEMON service does not run on Fargate', 'Fargate has no instances');
}
