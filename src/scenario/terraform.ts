import type { Step } from './path-text.js';
import { durationMs } from './schema/words.js';

/** A value of the file, of one element. */
export interface ValueAtPath {
  readonly steps: readonly Step[];
  readonly value: unknown;
}

/** What is set of a resource: `target_capacity`, within the blocks around it. */
interface Attribute {
  /** Where it stands in another resource than the list's. */
  readonly type?: string;
  readonly within: readonly string[];
  readonly lines: readonly string[];
}

type ToAttribute = (value: unknown) => Attribute;

/**
 * The values as attributes of Terraform's resources; of elements that are alike the first. What Terraform has no attribute for
 * is not here.
 */
export function terraformText(values: readonly ValueAtPath[]): string {
  const known = values.flatMap((value) => {
    const found = attributeOf(value);
    return found === undefined ? [] : [found];
  });
  const blocks = [...grouped(known, ({ type }) => type)].flatMap(([type, those]) => {
    const bodies = [...grouped(those, ({ name }) => name)].map(([name, attributes]) => ({
      name,
      body: attributesText(attributes, 0),
    }));
    return [...grouped(bodies, ({ body }) => body.join('\n')).values()].map((alike) => resourceText(type, alike));
  });
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

interface Body {
  readonly name: string;
  readonly body: readonly string[];
}

function resourceText(type: string, [{ name, body }, ...others]: readonly Body[]): string {
  const also =
    others.length === 0 ? [] : [`# and for ${others.map((other) => labelOf(other.name)).join(', ')} the same`];
  return [...also, ...block(`resource "${type}" "${labelOf(name)}"`, body)].join('\n');
}

/** Terraform's names have letters, digits, _ and -, and begin with no digit. */
const labelOf = (name: string): string => name.replaceAll(/[^\w-]/g, '_').replace(/^(?=[\d-])/, '_');

interface Found extends Attribute {
  readonly type: string;
  readonly name: string;
}

function attributeOf({ steps, value }: ValueAtPath): Found | undefined {
  const [list, element, ...keys] = steps;
  if (steps.length < 3 || !('key' in list) || !('element' in element)) return undefined;
  const resource = resources[list.key];
  const attribute = resource?.attributes[keyText(keys)];
  if (resource === undefined || attribute === undefined) return undefined;
  return { type: resource.type, name: element.element, ...attribute(value) };
}

const keyText = (keys: readonly Step[]): string => keys.map((step) => ('key' in step ? step.key : '[]')).join('.');

/** The attributes with those blocks around them that they share. */
function attributesText(attributes: readonly Attribute[], depth: number): readonly string[] {
  const here = attributes.filter(({ within }) => within.length === depth).flatMap(({ lines }) => lines);
  const inner = grouped(
    attributes.filter(({ within }) => within.length > depth),
    ({ within }) => within[depth],
  );
  return [...aligned(here), ...[...inner].flatMap(([name, those]) => block(name, attributesText(those, depth + 1)))];
}

const block = (head: string, body: readonly string[]): readonly string[] => [
  `${head} {`,
  ...body.map((line) => `  ${line}`),
  '}',
];

/** As `terraform fmt` has it: the equals signs of lines that follow one another stand in one column. */
function aligned(lines: readonly string[]): readonly string[] {
  const nameOf = (line: string): string => /^(\w+) = /.exec(line)?.[1] ?? '';
  const width = Math.max(...lines.map((line) => nameOf(line).length));
  return lines.map((line) =>
    nameOf(line) === '' ? line : line.replace(/^(\w+) = /, (_, name: string) => `${name.padEnd(width)} = `),
  );
}

const literal = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(literal).join(', ')}]` : plainText(JSON.stringify(value));

/** Terraform fills in what stands in `${…}` and `%{…}`. */
const plainText = (text: string): string => text.replaceAll(/[$%](?=\{)/g, '$&$&');

const plain =
  (name: string, ...within: readonly string[]): ToAttribute =>
  (value) => ({ within, lines: [`${name} = ${literal(value)}`] });

const seconds =
  (name: string, ...within: readonly string[]): ToAttribute =>
  (value) => ({ within, lines: [`${name} = ${(durationMs(String(value)) ?? 0) / 1000}`] });

const placementStrategy: ToAttribute = (value) => ({
  within: [],
  lines: (value as readonly { readonly type: string; readonly field?: string }[]).flatMap(({ type, field }) =>
    block(
      'ordered_placement_strategy',
      aligned([`type = ${literal(type)}`, ...(field === undefined ? [] : [`field = ${literal(field)}`])]),
    ),
  ),
});

/** One type stands in the launch template; of several the order is their priority. */
const instanceTypes: ToAttribute = (value) => {
  const types = value as readonly string[];
  if (types.length === 1)
    return { type: 'aws_launch_template', within: [], lines: [`instance_type = ${literal(types[0])}`] };
  return {
    within: ['mixed_instances_policy', 'launch_template'],
    lines: types.flatMap((type) => block('override', [`instance_type = ${literal(type)}`])),
  };
};

const MANAGED_SCALING = ['auto_scaling_group_provider', 'managed_scaling'] as const;

const resources: Readonly<
  Partial<
    Record<string, { readonly type: string; readonly attributes: Readonly<Partial<Record<string, ToAttribute>>> }>
  >
> = {
  capacityProviders: {
    type: 'aws_ecs_capacity_provider',
    attributes: {
      'managedScaling.status': plain('status', ...MANAGED_SCALING),
      'managedScaling.targetCapacity': plain('target_capacity', ...MANAGED_SCALING),
      'managedScaling.minimumScalingStepSize': plain('minimum_scaling_step_size', ...MANAGED_SCALING),
      'managedScaling.maximumScalingStepSize': plain('maximum_scaling_step_size', ...MANAGED_SCALING),
      'managedScaling.instanceWarmupPeriod': seconds('instance_warmup_period', ...MANAGED_SCALING),
      managedTerminationProtection: plain('managed_termination_protection', MANAGED_SCALING[0]),
      managedDraining: plain('managed_draining', MANAGED_SCALING[0]),
    },
  },
  autoScalingGroups: {
    type: 'aws_autoscaling_group',
    attributes: {
      minSize: plain('min_size'),
      maxSize: plain('max_size'),
      newInstancesProtectedFromScaleIn: plain('protect_from_scale_in'),
      terminationPolicies: plain('termination_policies'),
      maxInstanceLifetime: seconds('max_instance_lifetime'),
      instanceTypes,
    },
  },
  services: {
    type: 'aws_ecs_service',
    attributes: {
      desiredCount: plain('desired_count'),
      placementStrategy,
      availabilityZoneRebalancing: plain('availability_zone_rebalancing'),
      'deploymentConfiguration.minimumHealthyPercent': plain('deployment_minimum_healthy_percent'),
      'deploymentConfiguration.maximumPercent': plain('deployment_maximum_percent'),
    },
  },
  taskDefinitions: {
    type: 'aws_ecs_task_definition',
    attributes: { cpu: plain('cpu'), memory: plain('memory') },
  },
};

/** In the order of the first of each. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
