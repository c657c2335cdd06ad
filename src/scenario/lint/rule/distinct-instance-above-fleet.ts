import { isDistinct } from '../../../model/roster.js';
import { defineRule } from '../define-rule.js';
import { peakOf } from '../subject/plan.js';
import { replicasOf, targetsOf } from '../subject/requests.js';
import { shareOf } from '../subject/share.js';
import { counted, spanText } from '../subject/words.js';

export const distinctInstanceAboveFleet = defineRule({
  code: 'L010',
  name: 'distinct-instance-above-fleet',
  severity: 'error',
  what: 'A service with distinctInstance wants more tasks than its groups may have instances.',
  why: 'The constraint is binding: one task of the service on an instance. At maxSize the rest waits for ever.',
  rules: ['CO-3', 'MS-7', 'MS-29'],
  fix: 'Raise maxSize to the desired count, or spread by instanceId instead: a strategy is best effort.',
  check: (scenario, plan) =>
    replicasOf(scenario).flatMap(({ service, index, path }) => {
      if (!isDistinct(service)) return [];
      const { desired, atMs } = peakOf(plan, index);
      const targets = targetsOf(scenario, service.launchPath);
      const most = (group: number): number => plan.greatestMaxSize[group];
      const places =
        service.launchPath.type === 'EC2'
          ? [
              {
                share: desired,
                instances: targets.reduce((sum, { group }) => sum + most(group), 0),
                where: 'the cluster',
              },
            ]
          : targets.map((target) => ({
              share: shareOf(service.launchPath, target, desired),
              instances: most(target.group),
              where: scenario.autoScalingGroups[target.group].name,
            }));
      return places
        .filter(({ share, instances }) => share > instances)
        .map(({ share, instances, where }) => ({
          path: `${path}.desiredCount`,
          message: `${service.name} wants ${counted(share, 'task')}${atMs === 0 ? '' : ` from ${spanText(atMs)} on`}, each on its own instance; ${where} may have ${counted(instances, 'instance')}.`,
          hint: `Raise maxSize to ${share}, or replace distinctInstance by spread over instanceId.`,
        }));
    }),
});
