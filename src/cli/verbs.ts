import type { Arguments } from './arguments.js';
import type { Host } from './host.js';
import type { Call } from './main.js';
import type { OptionName } from './options.js';
import { UsageError } from './usage-error.js';

/** What a verb does; returns the exit code. */
export type Command = (args: Arguments, call: Call, host: Host) => Promise<number>;

export interface Verb {
  /** Empty for the run itself, which has no word of its own. */
  readonly name: string;
  /** Its words, as help has them. */
  readonly words: string;
  readonly does: string;
  readonly options: readonly OptionName[];
  /** @throws UsageError for too few words or too many. */
  readonly check: (words: readonly string[]) => void;
  readonly load: () => Promise<Command>;
}

/** How a verb is called. */
export const callOf = ({ name, words }: Pick<Verb, 'name' | 'words'>): string =>
  ['simulate', name, words].filter((part) => part !== '').join(' ');

function oneScenario(verb: string): Verb['check'] {
  const call = callOf({ name: verb, words: '<scenario.yaml>' });
  return (words) => {
    if (words.length === 0) throw new UsageError(`which scenario? Say ${call}, or simulate --help`);
    if (words.length > 1) throw new UsageError(`one scenario at a time; found ${words.join(' and ')}`);
  };
}

/** Without a verb the words are a scenario. */
export const runVerb: Verb = {
  name: '',
  words: '<scenario.yaml>',
  does: 'run it once and print a summary; "-" reads stdin',
  options: ['json', 'seed', 'seeds', 'metric', 'observed', 'set', 'until', 'trace', 'chart', 'watch', 'html'],
  check: oneScenario(''),
  load: async () => (await import('./command/run.js')).run,
};

const schemaVerb: Verb = {
  name: 'schema',
  words: '',
  does: 'print the JSON Schema of the scenario file, for editors',
  options: ['json'],
  check(words) {
    if (words.length > 0) throw new UsageError(`schema takes no more words; found ${words.join(' ')}`);
  },
  load: async () => (await import('./command/schema.js')).schema,
};

const headroomVerb: Verb = {
  name: 'headroom',
  words: '<scenario.yaml>',
  does: 'how many more tasks fit at a time, what binds, and the smallest fleet that holds all',
  options: ['task', 'at', 'json', 'seed', 'set', 'until'],
  check: oneScenario('headroom'),
  load: async () => (await import('./command/headroom.js')).headroom,
};

const migrateVerb: Verb = {
  name: 'migrate',
  words: '<scenario.yaml>',
  does: 'rewrite App Mesh to Service Connect, say what has no equivalent, and compare both runs',
  options: ['output', 'yaml', 'json', 'seed', 'until'],
  check: oneScenario('migrate'),
  load: async () => (await import('./command/migrate.js')).migrate,
};

const explained = ['task', 'instance', 'scaling', 'wait', 'request', 'endpoints'];

const explainVerb: Verb = {
  name: 'explain',
  words: '<scenario.yaml> <what> <id>',
  does: 'why: task web-app/5, instance i-3, scaling <provider>, wait web-app/5, request <edge>, endpoints <name>',
  options: ['at', 'facts', 'try', 'limit', 'json', 'seed', 'set', 'until'],
  check(words) {
    const [, what] = words;
    if (words.length < 3)
      throw new UsageError(`explain what? Say ${callOf(explainVerb)}, where <what> is one of ${explained.join(', ')}`);
    if (!explained.includes(what)) throw new UsageError(`explain ${what}: it is none of ${explained.join(', ')}`);
    if (words.length > 3) throw new UsageError(`one thing at a time; found ${words.slice(2).join(' and ')}`);
  },
  load: async () => (await import('./command/explain.js')).explain,
};

const compareVerb: Verb = {
  name: 'compare',
  words: '<a.yaml> [<b.yaml>]',
  does: 'the same seeds on both, and how sure the differences are',
  options: [
    ...(['set', 'variant', 'seeds', 'seed', 'until', 'metric'] as const),
    ...(['fail-if', 'format', 'json', 'disjoint-seeds', 'html'] as const),
  ],
  check(words) {
    if (words.length === 0) throw new UsageError('which scenarios? Say simulate compare <a.yaml> <b.yaml>');
    if (words.length > 2) throw new UsageError(`compare takes two scenarios at most; found ${words.join(', ')}`);
  },
  load: async () => (await import('./command/compare.js')).compare,
};

const sweepVerb: Verb = {
  name: 'sweep',
  words: '<scenario.yaml>',
  does: 'a grid of settings, each with the same seeds; goes on where it was stopped',
  options: [
    ...(['vary', 'seeds', 'metric', 'out', 'html', 'reports', 'workers', 'queue'] as const),
    ...(['json', 'set', 'seed', 'until'] as const),
  ],
  check: oneScenario('sweep'),
  load: async () => (await import('./command/sweep.js')).sweep,
};

const tuneVerb: Verb = {
  name: 'tune',
  words: '<scenario.yaml>',
  does: 'the cheapest settings that meet objectives, and how sure that is',
  options: [
    ...(['slo', 'vary', 'vary-only', 'runs', 'minutes', 'share', 'workers'] as const),
    ...(['html', 'reports', 'json', 'set', 'seed', 'until'] as const),
  ],
  check: oneScenario('tune'),
  load: async () => (await import('./command/tune.js')).tune,
};

const lintVerb: Verb = {
  name: 'lint',
  words: '<scenario.yaml>',
  does: 'what will go wrong with it, before any run',
  options: ['format', 'strict', 'json', 'set', 'until'],
  check: oneScenario('lint'),
  load: async () => (await import('./command/lint.js')).lint,
};

const reportVerb: Verb = {
  name: 'report',
  words: '<scenario.yaml>',
  does: 'one self-contained page: timeline, instances, waits, decisions, findings',
  options: ['output', 'seed', 'set', 'until'],
  check: oneScenario('report'),
  load: async () => (await import('./command/report.js')).report,
};

const playgroundVerb: Verb = {
  name: 'playground',
  words: '<scenario.yaml>',
  does: 'a page that runs it anew with each slider you move, on this machine',
  options: ['port', 'host', 'seed', 'set'],
  check: oneScenario('playground'),
  load: async () => (await import('./command/playground.js')).playground,
};

const adviseVerb: Verb = {
  name: 'advise',
  words: '[<scenario.yaml>]',
  does: 'which interconnect fits a service, and why the others do not',
  options: [
    ...(['task', 'network-mode', 'compute', 'protocol', 'deployment-controller', 'cross-namespace'] as const),
    ...(['cross-vpc', 'cross-account', 'cross-compute', 'from-internet', 'dns-only', 'tls', 'standalone'] as const),
    ...(['windows', 'tasks', 'requests-per-task', 'namespace-services', 'namespace-tasks', 'json', 'set'] as const),
  ],
  check(words) {
    if (words.length > 1) throw new UsageError(`one scenario at a time; found ${words.join(' and ')}`);
  },
  load: async () => (await import('./command/advise.js')).advise,
};

const workerVerb: Verb = {
  name: 'worker',
  words: '',
  does: 'make the runs of sweeps that go through a queue, until it is stopped',
  options: ['queue', 'workers'],
  check(words) {
    if (words.length > 0) throw new UsageError(`worker takes no more words; found ${words.join(' ')}`);
  },
  load: async () => (await import('./command/worker.js')).worker,
};

/** Every verb, in the order of help. */
export const verbs: readonly Verb[] = [
  runVerb,
  lintVerb,
  explainVerb,
  compareVerb,
  sweepVerb,
  tuneVerb,
  headroomVerb,
  migrateVerb,
  reportVerb,
  playgroundVerb,
  adviseVerb,
  workerVerb,
  schemaVerb,
];

/** The interface names them; a file of such a name is given as `./report`. */
export const laterVerbs: readonly string[] = ['import'];

export const verbNames: readonly string[] = [...verbs.map(({ name }) => name).filter((n) => n !== ''), ...laterVerbs];
