import { requestFailure } from '../../../src/model/facts.js';
import { expectThat } from './broken.js';
import type { Watcher } from './watcher.js';

const MINUTE_MS = 60_000;
/** Expected values are sums of fractions. */
const NEARLY = 1e-6;

/**
 * A request ends exactly once, with no more tries than stated, and reaches no task that is not there; a task is registered once
 * and taken out once.
 */
export const watchNetwork: Watcher = ({ scenario, clock }) => {
  const { edges, targets } = scenario.network;
  const registered = new Set<string>();
  const goneAtMs = new Map<number, number>();
  /** Requests of the minute that have not succeeded and whose cause has not been told. */
  const untold = edges.map(() => 0);
  const settled = (): void => {
    untold.forEach((requests, e) => {
      const { name } = edges[e];
      expectThat(Math.abs(requests) < NEARLY * 1e3, 'a request ends once', () => `${name}: ${requests} left over`);
    });
  };
  const mostRetries = edges.map(({ via, clientRetries }) =>
    via === 'appMesh' ? Infinity : (via === 'serviceConnect' ? 3 : 1) * (1 + clientRetries) - 1,
  );
  return {
    TaskStopped: (task) => goneAtMs.set(task, clock.nowMs),
    TaskRequested: (task) => goneAtMs.delete(task),
    EndpointRegistered(target, task) {
      const key = `${target} ${task}`;
      expectThat(!registered.has(key), 'a task registers once', () => `${key} at ${clock.nowMs} ms`);
      registered.add(key);
      expectThat(target < targets.length, 'there is such a target', () => String(target));
    },
    EndpointHealthChanged(target, task) {
      expectThat(registered.has(`${target} ${task}`), 'health of what is registered', () => `${target} ${task}`);
    },
    EndpointDeregistered(target, task) {
      expectThat(registered.delete(`${target} ${task}`), 'what is taken out was registered', () => `${target} ${task}`);
    },
    RequestsCounted(edge, requests, successes, retries) {
      settled();
      untold[edge] = requests - successes;
      const { name } = edges[edge];
      const most = requests * mostRetries[edge] * (1 + NEARLY) + NEARLY;
      expectThat(retries <= most, 'no more retries than stated', () => `${name}: ${retries} of ${requests}`);
      expectThat(successes <= requests * (1 + NEARLY), 'no more successes than requests', () => name);
    },
    RequestFailuresCounted(edge, cause, requests) {
      untold[edge] -= requests;
      expectThat(cause < Object.keys(requestFailure).length, 'a cause with a name', () => String(cause));
    },
    EndpointRequestsCounted(edge, task, attempts) {
      const gone = goneAtMs.get(task);
      const isThere = gone === undefined || clock.nowMs - gone <= MINUTE_MS;
      expectThat(isThere && attempts > 0, 'calls reach tasks that are there', () => `${edges[edge].name}: ${task}`);
    },
  };
};
