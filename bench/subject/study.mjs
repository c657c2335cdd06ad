import { Worker } from 'node:worker_threads';
import { fromDist } from '../dist.mjs';
import { studyDay } from '../scenario/study-day.mjs';
import { load } from './whole-day.mjs';

/** The compiler has learnt a run by then. */
const WARM_RUNS = 30;
const metrics = ['cost.usd', 'placementWaitSeconds.p95'];

/** Runs of one scenario with many seeds on so many threads, which are warm before the clock starts. */
export async function study({ workers, runs }) {
  const { openThreads } = await fromDist('sweep/threads.js');
  const scenario = load(studyDay());
  const jobs = (from, count) => Array.from({ length: count }, (_, n) => ({ scenario, seed: `${from}/${n}`, metrics }));
  const threads = await openThreads(workers);
  try {
    await threads.runMany(jobs('warm', WARM_RUNS * workers));
    const start = performance.now();
    const results = await threads.runMany(jobs('timed', runs));
    return {
      seconds: (performance.now() - start) / 1000,
      operations: runs,
      checksum: results.map(({ traceHash }) => traceHash).join(),
    };
  } finally {
    await threads.close();
  }
}

/** A loop over whole numbers, in so many threads at once: what the machine gives to those that share nothing. */
export async function spin({ workers, turns }) {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const spin = (turns) => {
      let x = 1;
      for (let n = 0; n < turns; n++) x = (Math.imul(x, 1103515245) + 12345) ^ (x >>> 7);
      return x;
    };
    spin(workerData / 10);
    parentPort.postMessage('warm');
    parentPort.on('message', () => {
      parentPort.postMessage(spin(workerData));
      parentPort.close();
    });`;
  const threads = Array.from({ length: workers }, () => new Worker(code, { eval: true, workerData: turns }));
  const heard = () => Promise.all(threads.map((thread) => new Promise((resolve) => thread.once('message', resolve))));
  await heard();
  const start = performance.now();
  const done = heard();
  for (const thread of threads) thread.postMessage('go');
  const results = await done;
  return { seconds: (performance.now() - start) / 1000, operations: workers, checksum: String(new Set(results).size) };
}
