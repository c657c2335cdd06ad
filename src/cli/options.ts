/** An option of the command line, told once: help, docs and the parser follow from here. */
export interface Option {
  /** A flag takes no value; `many` may be given again and again. */
  readonly kind: 'flag' | 'one' | 'many';
  /** What help calls the value. */
  readonly value?: string;
  readonly does: string;
}

export const options = {
  json: { kind: 'flag', does: 'print the answer as one JSON document (docs/output.md)' },
  seed: { kind: 'one', value: 'seed', does: "another seed than the scenario's; equal seeds give equal runs" },
  set: {
    kind: 'many',
    value: 'path=value',
    does: "change a value of the file, as often as you like: --set 'capacityProviders[*].managedScaling.targetCapacity=90'",
  },
  until: { kind: 'one', value: 'duration', does: 'end the run earlier or later: 2h, 90m, 7d' },
  trace: { kind: 'one', value: 'file', does: 'write every fact of the run, one JSON object a line' },
  task: { kind: 'one', value: 'name', does: 'the service or workload' },
  at: { kind: 'one', value: 'time', does: 'after the start: 2h, 1h10m; by default the end of the run' },
  seeds: { kind: 'one', value: 'n', does: 'run it with so many seeds: means and 95 % intervals; compare: 20' },
  metric: {
    kind: 'many',
    value: 'path',
    does: 'another figure of the summary to tell: services[web].placementWaitSeconds.p90',
  },
  observed: {
    kind: 'one',
    value: 'file',
    does: 'a CSV of a real CapacityProviderReservation (time, CapacityProviderReservation, provider) to lay beside the run',
  },
  variant: {
    kind: 'many',
    value: 'name: path=value',
    does: "a change of the one file to compare it with: 'tight: autoScalingGroups[ecs].maxSize=9, path=value'",
  },
  'fail-if': {
    kind: 'many',
    value: 'condition',
    does: "exit 1 if so: 'cost.usd > +5%', 'placementWaitSeconds.p95 > +10', 'tasks.killed > 0'",
  },
  format: { kind: 'one', value: 'format', does: 'text, json or sarif; compare: junit too' },
  strict: { kind: 'flag', does: 'exit 1 for warnings too' },
  'disjoint-seeds': { kind: 'flag', does: 'other seeds for each side; by default all meet the same chance' },
  'no-color': { kind: 'flag', does: 'as NO_COLOR=1' },
  help: { kind: 'flag', does: 'this text' },
  version: { kind: 'flag', does: 'the version' },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

/** Every verb takes them. */
export const commonOptions: readonly OptionName[] = ['no-color', 'help', 'version'];

export const optionNames = Object.keys(options) as readonly OptionName[];

export const optionOf = (name: OptionName): Option => options[name];
