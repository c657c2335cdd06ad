import { requestFailure } from '../../model/facts.js';
import { finding } from '../finding-codes.js';
import { round } from '../round.js';
import type { FindingRule } from './run-end.js';
import { wordsOfCode } from '../words-of-code.js';

type Cause = keyof typeof requestFailure;

/** What would have helped, by the cause that failed most. */
const advice: Readonly<Record<Cause, string>> = {
  staleEndpoint:
    'Clients hold addresses of tasks that are gone, or not RUNNING yet: lower the TTL, let clients try again, or use Service Connect.',
  serverError: 'Tasks answered with errors: over Service Connect they are tried again elsewhere and left alone (SC-4).',
  timeout: 'Answers came too late: raise the timeout, or see why the server is slow.',
  noEndpoint: 'Nobody was registered and healthy, or no route matched.',
  ejected: 'Every host that there was had been ejected: run more tasks.',
  unknownEndpoint: 'Deploy the clients again after the deployment that brings the endpoint (SC-9).',
  networkMode: 'Ask for the record that the service has: SRV in bridge and host mode (SD-1).',
  throttled: 'DiscoverInstances takes 1,000 calls a second: keep its answers for a while, or use DNS (SD-6).',
  dropped: 'The proxy of the virtual node is set up wrong.',
};
/** Where callers keep no answer. */
const TOLD_TOO_SOON =
  'The tasks were gone, or not RUNNING yet: where none is healthy, callers are told of all (SD-2). Let clients try again.';
const causes = Object.keys(requestFailure) as Cause[];

export const requestsFailed: FindingRule = ({ scenario, network }) =>
  scenario.network.edges.flatMap(({ name, via }, e) => {
    const { requests, successes, failures } = network.edges[e];
    const failed = requests - successes;
    if (requests === 0 || failed / requests < 5e-6) return [];
    const most = causes.reduce((a, b) => (failures[requestFailure[b]] > failures[requestFailure[a]] ? b : a));
    return [
      finding(
        'R024',
        'warning',
        `traffic[${name}]`,
        `${round(failed, 0)} of ${round(requests, 0)} requests of ${name} failed, most of them for ${wordsOfCode(most)}.`,
        most === 'staleEndpoint' && via !== 'cloudMapDns' ? TOLD_TOO_SOON : advice[most],
      ),
    ];
  });
