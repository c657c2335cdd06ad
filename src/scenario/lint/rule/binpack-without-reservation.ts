import { defineRule } from '../define-rule.js';
import { placedRequestsOf } from '../subject/requests.js';

export const binpackWithoutReservation = defineRule({
  code: 'L017',
  name: 'binpack-without-reservation',
  severity: 'warning',
  what: 'A task is packed by a resource that it does not reserve.',
  why: 'Binpack compares what is left of one resource, by reservations and never by use. Tasks that reserve none of it leave every instance as it was: nothing is packed.',
  rules: ['PL-3', 'RA-7', 'RA-3'],
  fix: 'Pack by the resource that the task reserves, or reserve what it is packed by.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path }) => {
      const { family, cpuUnits, memoryMiB } = scenario.taskDefinitions[launch.taskDefinition];
      return launch.placementStrategy.flatMap((strategy) => {
        if (strategy.type !== 'binpack' || (strategy.field === 'cpu' ? cpuUnits : memoryMiB) > 0) return [];
        const other = strategy.field === 'cpu' ? 'memory' : 'cpu';
        return [
          {
            path: `${path}.placementStrategy`,
            message: `${family} reserves no ${strategy.field}, so binpack by ${strategy.field} packs nothing.`,
            hint: `Pack by ${other}, or give ${family} a ${strategy.field} reservation.`,
          },
        ];
      });
    }),
});
