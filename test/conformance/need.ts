import { entry, group, instanceType, provider, runTask, scenario, service, taskDefinition } from './cluster.js';
import { pointAt, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

interface Waiting {
  /** The group's types, the first of them on the instance that runs. Default lab.4x16. */
  readonly types?: readonly Json[];
  readonly taskDefinitions?: readonly Json[];
  /** RunTask calls: family, count, keys of RunTask. */
  readonly tasks: readonly (readonly [string, number, Json?])[];
  readonly services?: readonly Json[];
  readonly managedScaling?: Json;
  readonly group?: Json;
  readonly account?: Json;
  readonly model?: Json;
}

/** M − N at t = 60 where N is one instance without a free CPU unit, and all these tasks wait: what scale-out adds. */
export function need({ types, taskDefinitions = [], tasks, services = [], managedScaling, ...rest }: Waiting): number {
  const [first] = types ?? [instanceType('lab.4x16', 4, 16384)];
  const finished = run(
    scenario({
      duration: '1m',
      instanceTypes: types ?? [],
      taskDefinitions: [...taskDefinitions, taskDefinition('filler', Number(first['vcpus']) * 1024, 4)],
      autoScalingGroups: [
        group('asg', {
          desiredCapacity: 1,
          ...(types === undefined ? {} : { instanceTypes: types.map((type) => type['name']) }),
          ...rest.group,
        }),
      ],
      capacityProviders: [provider('cp', 'asg', managedScaling)],
      cluster: { defaultCapacityProviderStrategy: [entry('cp', 1)] },
      services: [service('filler', 'filler', 1), ...services],
      events: tasks.map(([family, count, fields]) => runTask('30s', family, count, fields)),
      ...(rest.account === undefined ? {} : { account: rest.account }),
      ...(rest.model === undefined ? {} : { model: rest.model }),
    }),
  );
  const { needed, running } = pointAt(finished, 'cp', 60);
  return needed - running;
}
