import type { FactName } from '../../../model/facts.js';
import { preciseClockText } from '../../clock-text.js';
import type { TraceEntry } from '../../read-trace.js';
import { expectedCount, field, words, type Wordings } from './wording.js';

type Names = Extract<
  FactName,
  | `Endpoint${'Registered' | 'Deregistered' | 'HealthChanged' | 'RequestsCounted'}`
  | `Request${string}`
  | 'CertificatesRotated'
  | 'LatencyCounted'
  | 'LookupsCounted'
  | 'HostEjected'
  | 'AttemptFailed'
  | 'StaleAnswerKept'
>;

const minute = (e: TraceEntry, name: string): string => `${expectedCount(e, name)} ${name} of ${field(e, 'edge')}`;
const time = (e: TraceEntry, name: string): string => preciseClockText(Number(e[name]));

/** How services find and call each other. */
export const ofNetwork: Wordings<Names> = {
  EndpointRegistered: {
    rules: ['SD-5'],
    say: (e) => `${field(e, 'task')} was registered as ${field(e, 'target')}`,
  },
  EndpointHealthChanged: {
    rules: ['SD-4', 'SC-3'],
    say: (e) =>
      `callers of ${field(e, 'target')} learned that ${field(e, 'task')} is ${e['healthy'] === true ? 'healthy' : 'not healthy'}`,
  },
  EndpointDeregistered: {
    rules: ['SD-5'],
    say: (e) => `${field(e, 'task')} was taken out of ${field(e, 'target')}`,
  },
  RequestErrorsChanged: {
    rules: [],
    say: (e) => `${field(e, 'task')} answered ${field(e, 'errorRate')} of its requests with errors`,
  },
  CertificatesRotated: { rules: ['SC-11'], say: (e) => `the certificates of ${field(e, 'service')} were renewed` },
  RequestsCounted: {
    rules: [],
    say: (e) =>
      `the minute had ${minute(e, 'requests')}: ${expectedCount(e, 'successes')} of them succeeded, after ${expectedCount(e, 'retries')} retries`,
  },
  RequestFailuresCounted: {
    rules: [],
    say: (e) => `the minute had ${minute(e, 'requests')} that failed: ${words(e, 'cause')}`,
  },
  EndpointRequestsCounted: {
    rules: ['SC-3'],
    say: (e) => `${field(e, 'task')} got ${minute(e, 'attempts')} in the minute`,
  },
  LatencyCounted: {
    rules: [],
    say: (e) =>
      `${minute(e, 'requests')} took ${expectedCount(e, 'totalMs')} ms together (bucket ${field(e, 'bucket')})`,
  },
  LookupsCounted: {
    rules: ['SD-3', 'SD-6'],
    say: (e) =>
      `callers of ${field(e, 'edge')} asked DNS ${expectedCount(e, 'dnsQueries')} times and DiscoverInstances ${expectedCount(e, 'apiCalls')} times in the minute`,
  },
  HostEjected: {
    rules: ['SC-4', 'AM-3'],
    say: (e) =>
      `the proxy of ${field(e, 'caller')} left ${field(e, 'host')} alone until ${time(e, 'untilMs')} (${field(e, 'edge')})`,
  },
  StaleAnswerKept: {
    rules: ['SD-3'],
    say: (e) =>
      `${e['caller'] === null ? 'the caller' : field(e, 'caller')} had ${field(e, 'host')} in its answer of ${time(e, 'askedAtMs')}, and kept that ${Number(e['untilMs']) < 0 ? 'for ever' : `until ${time(e, 'untilMs')}`}`,
  },
  AttemptFailed: {
    rules: [],
    say: (e) =>
      `an attempt of ${field(e, 'edge')} at ${field(e, 'host')} failed at ${time(e, 'atMs')}: ${words(e, 'cause')}`,
  },
  RequestFailed: {
    rules: [],
    say: (e) =>
      `a request of ${field(e, 'edge')}${e['caller'] === null ? '' : ` from ${field(e, 'caller')}`} failed at ${time(e, 'atMs')}: ${words(e, 'cause')}`,
  },
};
