import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted } from './words.js';
import { durationText } from '../duration-text.js';

/** External instances that AWS refused, or that were out of reach for a while (EX-3, EX-4). */
export const externalUnreachable: FindingRule = ({ scenario, externals }) =>
  externals.flatMap(({ name, count, registered, disconnectedSeconds, unnoticedTaskSeconds }) => {
    const path = `externalInstances[${name}]`;
    if (registered < count) {
      return [
        finding(
          'R022',
          'error',
          path,
          `${name} was never registered: without ecs, and without the endpoints of the SSM agent, a server does not get into the cluster.`,
          'Allow outbound HTTPS to all six endpoints, and set no ssm.endpointsBlocked.',
        ),
      ];
    }
    if (disconnectedSeconds === 0 && unnoticedTaskSeconds === 0) return [];
    const replaces = scenario.model.externalReplacesWhenDisconnected;
    const dead =
      unnoticedTaskSeconds === 0
        ? 'No task ended meanwhile.'
        : `Tasks that had ended counted as RUNNING for ${durationText(unnoticedTaskSeconds * 1000)} in all.`;
    const who = `${counted(count, 'instance')} of ${name}`;
    const what =
      disconnectedSeconds === 0
        ? `${who} could not report for a while.`
        : `${who} ${count === 1 ? 'was' : 'were'} out of reach for ${durationText(disconnectedSeconds * 1000)} in all: nothing was placed there, and nothing was stopped.`;
    return [
      finding(
        'R022',
        unnoticedTaskSeconds > 0 ? 'warning' : 'info',
        path,
        `${what} ${dead}`,
        replaces
          ? 'Services replaced the tasks, as model.externalReplacesWhenDisconnected says.'
          : 'ECS reconciles when the link is back. What must survive a loss of the link has to restart on the host itself.',
      ),
    ];
  });
