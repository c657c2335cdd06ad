import { fromDist } from '../dist.mjs';
import { add, EMPTY, unsigned } from '../checksum.mjs';
import { exponentialMs } from '../xorshift.mjs';

const { createKernel } = await fromDist('kernel/kernel.js');
const { fact } = await fromDist('kernel/fact.js');

/** The hold model as a run: every entity wakes, says so in a fact, and sleeps again, until `operations` waits have ended. */
export function kernelHold({ pending, operations }) {
  const delay = exponentialMs(pending + operations, 60_000, 12345);
  const start = performance.now();
  const kernel = createKernel({ RunStarted: fact('settle'), Held: fact('settle', 'entity') }, { keepTrace: false });
  const { emit } = kernel;
  let drawn = 0;
  let held = 0;
  let checksum = EMPTY;
  const due = kernel.wake('settle', (entity) => {
    emit.Held(entity);
    if (drawn < delay.length) due.in(delay[drawn++], entity);
  });
  kernel.fold({
    Held(entity) {
      held++;
      checksum = add(checksum, entity);
    },
  });
  kernel.react({
    RunStarted() {
      for (let entity = 0; entity < pending; entity++) due.in(delay[drawn++], entity);
    },
  });
  kernel.run(1e12);
  return { seconds: (performance.now() - start) / 1000, operations: held, checksum: unsigned(checksum) };
}
