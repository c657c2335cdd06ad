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
  chart: { kind: 'flag', does: 'charts of text: reservation, instances and waiting tasks of each provider' },
  watch: { kind: 'flag', does: 'run again each time the scenario is saved, until Ctrl+C' },
  html: {
    kind: 'one',
    value: 'file',
    does: 'write a page that stands alone, of a run, a comparison, a sweep or a search; report does nothing else',
  },
  reports: {
    kind: 'one',
    value: 'folder',
    does: 'a folder for the reports to which the page of --html links: one for each point of a sweep, or what matters of a search',
  },
  output: { kind: 'one', value: 'file', does: 'where the page or the new scenario goes: -o report.html' },
  yaml: { kind: 'flag', does: 'print the new scenario and nothing else' },
  port: { kind: 'one', value: 'n', does: 'the port of the page; 4747 by default, 0 for any that is free' },
  host: {
    kind: 'one',
    value: 'address',
    does: 'the address to listen on; 127.0.0.1 by default, which only this machine reaches',
  },
  task: { kind: 'one', value: 'name', does: 'the service or workload' },
  at: { kind: 'one', value: 'time', does: 'after the start: 2h, 1h10m; by default the end of the run' },
  facts: { kind: 'flag', does: 'the number of the fact behind each sentence, as in --trace' },
  try: {
    kind: 'many',
    value: 'path=value',
    does: 'explain wait: a change that might have spared the wait, instead of those usually tried',
  },
  limit: { kind: 'one', value: 'duration', does: 'explain wait: a wait that is short enough; 0s by default' },
  seeds: { kind: 'one', value: 'n', does: 'run it with so many seeds: means and 95 % intervals; compare: 20' },
  metric: {
    kind: 'many',
    value: 'path',
    does: 'another figure of the summary to tell: services[web].placementWaitSeconds.p90',
  },
  vary: {
    kind: 'many',
    value: 'path=values',
    does: "what a sweep varies, each with each; tune: what else it may set: 'path=60..100:5', 'path=1m..5m:30s' or 'path=a,b,c'",
  },
  out: {
    kind: 'one',
    value: 'file',
    does: 'a row a run, as .csv, .ndjson or .parquet; a sweep that was stopped goes on from <file>.part',
  },
  workers: { kind: 'one', value: 'n', does: 'how many threads make runs; by default as many as the machine has' },
  queue: {
    kind: 'one',
    value: 'redis://…',
    does: 'a Redis through which simulate worker, on any machines, makes the runs (docs/scale.md)',
  },
  slo: {
    kind: 'many',
    value: 'objective',
    does: "what must be so in every run, as often as you like: 'placementWaitSeconds.p95<60', 'tasks.killed==0'",
  },
  'vary-only': { kind: 'flag', does: 'search nothing but what --vary names' },
  runs: { kind: 'one', value: 'n', does: 'how many runs the search may make; 2000 by default' },
  minutes: { kind: 'one', value: 'm', does: 'and how long; then the answer depends on how fast the machine is' },
  share: {
    kind: 'one',
    value: 'percent',
    does: 'how many percent of the seeds must meet the objectives; 100 by default',
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
  'network-mode': { kind: 'one', value: 'mode', does: 'awsvpc, bridge, host or none' },
  compute: { kind: 'one', value: 'kind', does: 'EC2, FARGATE or EXTERNAL (ECS Anywhere)' },
  protocol: { kind: 'one', value: 'name', does: 'http, http2, grpc, tcp or udp; http by default' },
  tasks: { kind: 'one', value: 'n', does: 'how many tasks the service may have' },
  'requests-per-task': { kind: 'one', value: 'n', does: 'requests a second that each of them gets, at the most' },
  'namespace-services': { kind: 'one', value: 'n', does: 'how many services the namespace has' },
  'namespace-tasks': { kind: 'one', value: 'n', does: '… and how many tasks' },
  'deployment-controller': { kind: 'one', value: 'name', does: 'ECS, CODE_DEPLOY or EXTERNAL; ECS by default' },
  'cross-namespace': { kind: 'flag', does: 'caller and service are in different namespaces' },
  'cross-vpc': { kind: 'flag', does: '… in different VPCs' },
  'cross-account': { kind: 'flag', does: '… in different accounts' },
  'cross-compute': { kind: 'flag', does: 'one of them is on EKS, Lambda or a plain EC2 instance' },
  'from-internet': { kind: 'flag', does: 'the caller is on the internet' },
  'dns-only': { kind: 'flag', does: 'the client balances and retries by itself: a name is enough' },
  tls: { kind: 'flag', does: 'AWS is to encrypt between the tasks' },
  standalone: { kind: 'flag', does: 'the caller is started by RunTask' },
  windows: { kind: 'flag', does: 'the tasks are Windows containers' },
  'no-color': { kind: 'flag', does: 'as NO_COLOR=1' },
  help: { kind: 'flag', does: 'this text' },
  version: { kind: 'flag', does: 'the version' },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

/** Every verb takes them. */
export const commonOptions: readonly OptionName[] = ['no-color', 'help', 'version'];

export const optionNames = Object.keys(options) as readonly OptionName[];

export const optionOf = (name: OptionName): Option => options[name];
