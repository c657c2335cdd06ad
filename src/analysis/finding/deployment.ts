import type { Diagnostic } from '../../model/diagnostic.js';
import { deploymentState } from '../../model/world.js';
import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule, RunEnd } from './run-end.js';
import { counted } from './words.js';

/** What became of deployments, service by service. */
export const deployment: FindingRule = (end) =>
  end.scenario.services.flatMap((_, s) => [...blocked(end, s), ...failed(end, s), ...inProgress(end, s)]);

const familyOf = ({ scenario, world }: RunEnd, s: number): string =>
  scenario.taskDefinitions[scenario.services[s].revisions[world.requesters.revision[s]].taskDefinition].family;

function blocked({ scenario, faults }: RunEnd, s: number): readonly Diagnostic[] {
  const note = faults.deploymentBlocked.get(s);
  if (note === undefined) return [];
  const { name } = scenario.services[s];
  const percents = faults.blockedBy.get(s) ?? scenario.services[s].deployment;
  return [
    finding(
      'R010',
      'warning',
      `services[${name}].deploymentConfiguration`,
      `(service ${name}) was unable to stop or start tasks during a deployment because of the service deployment ` +
        `configuration, ${note.count === 1 ? '' : `${counted(note.count, 'time')}, `}first at ${clockText(note.firstMs)} with ` +
        `${counted(note.most, 'task')}: minimumHealthyPercent ` +
        `${percents.minimumHealthyPercent} lets none stop, maximumPercent ${percents.maximumPercent} lets none start.`,
      'Lower minimumHealthyPercent or raise maximumPercent. A drain waits for the same.',
    ),
  ];
}

function failed({ scenario, faults }: RunEnd, s: number): readonly Diagnostic[] {
  const note = faults.deploymentFailed.get(s);
  if (note === undefined) return [];
  const { name } = scenario.services[s];
  const rolledBack = faults.rolledBack.get(s)?.count ?? 0;
  const after =
    rolledBack === 0
      ? 'It was not rolled back: what runs stays, and nothing more is launched'
      : `${rolledBack === note.count ? 'It was' : `${rolledBack} of them were`} rolled back`;
  return [
    finding(
      'R011',
      'warning',
      `services[${name}].deploymentConfiguration`,
      `${counted(note.count, 'deployment')} of ${name} failed by the circuit breaker, first at ${clockText(note.firstMs)} ` +
        `after ${counted(note.most, 'failed task')}. ${after}.`,
      'Look at startFailureRate and the health checks of the task definition that it deployed.',
    ),
  ];
}

function inProgress(end: RunEnd, s: number): readonly Diagnostic[] {
  const { scenario, world, faults } = end;
  const { requesters } = world;
  const { name } = scenario.services[s];
  const { state, completedRevision } = requesters.deployment;
  // The service's own creation is told of by what it lacks; a rollback has no completed revision either.
  const isFirst = completedRevision[s] < 0 && requesters.revision[s] === 0 && !faults.deploymentFailed.has(s);
  if (state[s] !== deploymentState.inProgress || isFirst) return [];
  const old = requesters.doomed[s];
  return [
    finding(
      'R012',
      'info',
      `services[${name}]`,
      `The deployment of ${familyOf(end, s)} to ${name} is still in progress at the end: ` +
        `${requesters.running[s]} of ${requesters.desiredCount[s]} tasks run, ${old === 0 ? 'none' : old} of them to be replaced.`,
      'A longer run shows whether it completes.',
    ),
  ];
}
