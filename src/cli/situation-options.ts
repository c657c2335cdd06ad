import type { Situation } from '../scenario/advise/advise.js';
import type { Arguments } from './arguments.js';
import type { OptionName } from './options.js';
import { UsageError } from './usage-error.js';

/** What the command line says of a situation; the scenario or the default says the rest. @throws UsageError for another word. */
export function situationOptions(args: Arguments): Partial<Situation> {
  const flags = {
    windows: args.isSet('windows'),
    tls: args.isSet('tls'),
    standalone: args.isSet('standalone'),
    crossNamespace: args.isSet('cross-namespace'),
    crossVpc: args.isSet('cross-vpc'),
    crossAccount: args.isSet('cross-account'),
    crossCompute: args.isSet('cross-compute'),
    fromInternet: args.isSet('from-internet'),
    dnsOnly: args.isSet('dns-only'),
  };
  const words = {
    networkMode: wordOf(args, 'network-mode', ['awsvpc', 'bridge', 'host', 'none']),
    compute: wordOf(args, 'compute', ['EC2', 'FARGATE', 'EXTERNAL']),
    protocol: wordOf(args, 'protocol', ['http', 'http2', 'grpc', 'tcp', 'udp']),
    deploymentController: wordOf(args, 'deployment-controller', ['ECS', 'CODE_DEPLOY', 'EXTERNAL']),
  };
  if (words.compute === 'FARGATE') {
    if (words.networkMode !== undefined && words.networkMode !== 'awsvpc')
      throw new UsageError(`--network-mode ${words.networkMode}: tasks on Fargate have network mode awsvpc`);
    words.networkMode = 'awsvpc';
  }
  const numbers = {
    tasks: countOf(args, 'tasks'),
    requestsPerTask: countOf(args, 'requests-per-task'),
    namespaceServices: countOf(args, 'namespace-services'),
    namespaceTasks: countOf(args, 'namespace-tasks'),
  };
  const given = [
    ...Object.entries(flags).filter(([, value]) => value),
    ...Object.entries(words),
    ...Object.entries(numbers),
  ];
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Partial<Situation>;
}

function wordOf<Word extends string>(args: Arguments, option: OptionName, words: readonly Word[]): Word | undefined {
  const text = args.one(option);
  if (text === undefined) return undefined;
  const word = words.find((each) => each.toLowerCase() === text.toLowerCase());
  if (word === undefined) throw new UsageError(`--${option} ${text} is none of ${words.join(', ')}`);
  return word;
}

function countOf(args: Arguments, option: OptionName): number | undefined {
  const text = args.one(option);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${option} ${text} is no whole number`);
  return Number(text);
}
