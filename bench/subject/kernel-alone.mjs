import { fromDist } from '../dist.mjs';

const { createKernel } = await fromDist('kernel/kernel.js');
const { fact } = await fromDist('kernel/fact.js');

const facts = {
  RunStarted: fact('settle'),
  Asked: fact('ask', 'task'),
  Placed: fact('settle', 'task'),
  Started: fact('settle', 'task'),
  Stopped: fact('settle', 'task'),
};

/** Four facts and two timers a task, no world: what ordering and hashing alone cost. `facts` is how many in all. */
export function kernelAlone({ facts: wanted }) {
  const start = performance.now();
  const checksum = run(Math.floor(wanted / 4));
  return { seconds: (performance.now() - start) / 1000, operations: wanted, checksum };
}

function run(tasks) {
  const kernel = createKernel(facts, { keepTrace: false });
  const { emit } = kernel;
  const start = kernel.wake('settle', (task) => {
    emit.Started(task);
  });
  const stop = kernel.wake('settle', (task) => {
    emit.Stopped(task);
    if (task + 1000 < tasks) emit.Asked(task + 1000);
  });
  kernel.react({
    RunStarted() {
      for (let task = 0; task < Math.min(1000, tasks); task++) emit.Asked(task);
    },
    Asked(task) {
      emit.Placed(task);
    },
    Placed(task) {
      start.in(10_000, task);
    },
    Started(task) {
      stop.in(60_000 + ((task * 7919) % 300_000), task);
    },
  });
  kernel.run(1e12);
  return kernel.trace.hashText();
}
