import type { FactName } from '../../../model/facts.js';
import { preciseClockText } from '../../clock-text.js';
import type { TraceEntry } from '../../read-trace.js';
import { field, words, type Wordings } from './wording.js';

type Names = Extract<
  FactName,
  | `Endpoint${'Registered' | 'Deregistered' | 'HealthChanged' | 'RequestsCounted'}`
  | `Request${string}`
  | 'CertificatesRotated'
  | 'LatencyCounted'
  | 'LookupsCounted'
  | 'HostEjected'
  | 'AttemptFailed'
>;

const minute = (e: TraceEntry, name: string): string => `${field(e, name)} ${name} of ${field(e, 'edge')}`;
const time = (e: TraceEntry, name: string): string => preciseClockText(Number(e[name]));

/** How services find and call each other. */
export const ofNetwork: Wordings<Names> = {
  EndpointRegistered: {
    rules: ['SD-5'],
    say: (e) => `${field(e, 'task')} was registered as ${field(e, 'target')}`,
  },
  EndpointHealthChanged: {
    rules: ['SD-4'],
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
      `the minute had ${minute(e, 'requests')}: ${field(e, 'successes')} of them succeeded, after ${field(e, 'retries')} retries`,
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
    say: (e) => `${minute(e, 'requests')} took ${field(e, 'totalMs')} ms together (bucket ${field(e, 'bucket')})`,
  },
  LookupsCounted: {
    rules: ['SD-3', 'SD-6'],
    say: (e) =>
      `callers of ${field(e, 'edge')} asked DNS ${field(e, 'dnsQueries')} times and DiscoverInstances ${field(e, 'apiCalls')} times in the minute`,
  },
  HostEjected: {
    rules: ['SC-4'],
    say: (e) =>
      `the proxy of ${field(e, 'caller')} left ${field(e, 'host')} alone until ${time(e, 'untilMs')} (${field(e, 'edge')})`,
  },
  AttemptFailed: {
    rules: ['SC-6'],
    say: (e) =>
      `an attempt of ${field(e, 'edge')} at ${field(e, 'host')} failed at ${time(e, 'atMs')}: ${words(e, 'cause')}`,
  },
  RequestFailed: {
    rules: [],
    say: (e) =>
      `a request of ${field(e, 'edge')}${e['caller'] === null ? '' : ` from ${field(e, 'caller')}`} failed at ${time(e, 'atMs')}: ${words(e, 'cause')}`,
  },
};
