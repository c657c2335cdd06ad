import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from '../dist.mjs';
import { count, duration, megabytes } from '../figures.mjs';
import { interleave, secondsEach } from '../measure.mjs';
import { run, subject, wholeNode } from '../program.mjs';
import { atMost, compareCosts } from '../row.mjs';
import { standaloneTasks, standaloneTasksCsv } from '../scenario/standalone-tasks.mjs';

const helloFile = fileURLToPath(new URL('../../scenarios/00-hello.yaml', import.meta.url));
const small = { instances: 500, tasks: 5000, startsPerMinute: 200 };
const big = { instances: 5000, tasks: 50_000, startsPerMinute: 500 };
const text = ({ instances, tasks, startsPerMinute }) =>
  `one day: ${count(instances)} instances, ${count(tasks)} tasks, ${count(startsPerMinute)} starts a minute`;

const hello = ({ repetitions }) =>
  compareCosts({
    what: 'hello: `simulate scenarios/00-hello.yaml`, whole process',
    ours: wholeNode(command, helloFile),
    baseline: 'an empty Node process',
    program: wholeNode('-e', '0'),
    most: 6,
    show: duration,
    repetitions,
  });

/** The kernel alone with as many facts is what a run cannot be faster than. */
function smallDay({ repetitions }) {
  const facts = run(subject('wholeDay', small)).operations;
  return compareCosts({
    what: `${text(small)}, in-process`,
    ours: subject('wholeDay', small),
    baseline: `the kernel alone, ${count(facts)} facts`,
    program: subject('kernelAlone', { facts }),
    most: 25,
    show: (each) => duration(each * facts),
    aim: (each) => atMost(1.5, each * facts, '1.5 s'),
    repetitions,
  });
}

/** Once: it is long, and compared with nothing. */
function bigDay(what, options, aimSeconds, aimBytes) {
  const { seconds, operations, peakBytes, peakInstances } = run(subject('wholeDay', options));
  const inTime = atMost(aimSeconds, seconds, `${aimSeconds} s`);
  const inMemory = atMost(aimBytes, peakBytes, megabytes(aimBytes));
  return {
    what: `${what}, in-process, once: ${count(operations)} facts, peak ${count(peakInstances)} instances`,
    ours: `${duration(seconds)}, ${megabytes(peakBytes)}`,
    aim: aimBytes === Infinity ? inTime : { text: `${inTime.text}, ${inMemory.text}`, met: inTime.met && inMemory.met },
  };
}

function traceOfTasks({ repetitions }) {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-capacity-sim-bench-'));
  const file = join(folder, 'scenario.yaml');
  writeFileSync(file, standaloneTasks('tasks.csv'));
  writeFileSync(join(folder, 'tasks.csv'), standaloneTasksCsv());
  let seconds;
  try {
    [seconds] = interleave([wholeNode(command, file)], repetitions).map(secondsEach);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    what: '8,000 standalone tasks of 150 shapes from a CSV trace, 1,500 fixed instances of 20 types, whole process',
    ours: duration(seconds),
    aim: atMost(1.5, seconds, '1.5 s'),
  };
}

export const runs = {
  name: 'runs',
  title: 'Whole runs',
  measure: (bench) => ({
    rows: [
      hello(bench),
      smallDay(bench),
      bigDay(text(big), big, 6, 300e6),
      bigDay(
        `${text(big)}; 100 services, each with [spread(zone), spread(instanceId)]`,
        { ...big, services: 100, serviceChain: 'zoneThenInstance' },
        15,
        Infinity,
      ),
      traceOfTasks(bench),
    ],
  }),
};
