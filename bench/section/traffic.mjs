import { count, duration } from '../figures.mjs';
import { run, subject } from '../program.mjs';
import { atMost } from '../row.mjs';

const ring = { services: 100, tasks: 50, requestsPerSecond: 10_000 };
const of = `one hour of ${count(ring.requestsPerSecond)} requests/s between ${ring.services} services of ${ring.tasks} tasks`;

function hour(how, simulatedUpTo, aim) {
  const { seconds, operations, facts } = run(subject('traffic', { ...ring, simulatedUpTo }));
  return {
    what: `${of}, ${how}, in-process, once: ${count(operations)} requests, ${count(facts)} facts`,
    ours: duration(seconds),
    aim: aim?.(seconds),
  };
}

export const traffic = {
  name: 'traffic',
  title: 'Calls between services',
  measure: () => ({
    rows: [hour('by expected values', 0, (seconds) => atMost(20, seconds, '20 s')), hour('request by request', 1000)],
  }),
};
