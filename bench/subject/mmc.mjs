import { fromDist } from '../dist.mjs';
import { add, EMPTY, unsigned } from '../checksum.mjs';
import { exponentialMs } from '../xorshift.mjs';

const { createKernel } = await fromDist('kernel/kernel.js');
const { fact } = await fromDist('kernel/fact.js');

const facts = {
  RunStarted: fact('settle'),
  Arrived: fact('settle', 'customer'),
  Begun: fact('settle', 'customer'),
  Ended: fact('settle', 'customer'),
};

/** An M/M/c queue as a run. Customers come a second apart on average; the servers are busy nine tenths of the time. */
export function mmc({ servers, customers }) {
  const gapMs = exponentialMs(customers, 1000, 12345);
  const serviceMs = exponentialMs(customers, servers * 900, 54321);
  const start = performance.now();
  const kernel = createKernel(facts, { keepTrace: false });
  const { emit } = kernel;
  const arrivedAtMs = new Float64Array(customers);
  let arrived = 0;
  let begun = 0;
  let ended = 0;
  let checksum = EMPTY;
  kernel.fold({
    Arrived(customer) {
      arrived++;
      arrivedAtMs[customer] = kernel.nowMs;
    },
    Begun(customer) {
      begun++;
      checksum = add(checksum, kernel.nowMs - arrivedAtMs[customer]);
    },
    Ended() {
      ended++;
    },
  });
  const arrival = kernel.wake('settle', (customer) => emit.Arrived(customer));
  const service = kernel.wake('settle', (customer) => emit.Ended(customer));
  const beginNext = () => {
    if (begun < arrived && begun - ended < servers) emit.Begun(begun);
  };
  kernel.react({
    RunStarted() {
      arrival.in(gapMs[0], 0);
    },
    Arrived(customer) {
      if (customer + 1 < customers) arrival.in(gapMs[customer + 1], customer + 1);
      beginNext();
    },
    Begun(customer) {
      service.in(serviceMs[customer], customer);
    },
    Ended: beginNext,
  });
  kernel.run(1e12);
  return { seconds: (performance.now() - start) / 1000, operations: begun, checksum: unsigned(checksum) };
}
