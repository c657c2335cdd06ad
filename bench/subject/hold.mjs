import { fromDist } from '../dist.mjs';
import { add, EMPTY, unsigned } from '../checksum.mjs';
import { exponentialMs } from '../xorshift.mjs';

const { arm, createWheel, release, turn } = await fromDist('kernel/wheel.js');

/** The hold model on the kernel's timing wheel: take the next timer, put it back later. */
export function hold({ pending, warmUp, operations }) {
  const delay = exponentialMs(pending + warmUp + operations, 60_000, 12345);
  const wheel = createWheel();
  let drawn = 0;
  for (let entity = 0; entity < pending; entity++) arm(wheel, delay[drawn++], 1, entity, 0);
  let cell = -1;
  let checksum = EMPTY;
  const hold = (times) => {
    for (let n = 0; n < times; n++) {
      if (cell < 0) cell = turn(wheel);
      const held = cell;
      const entity = wheel.cell[4 * held + 2];
      cell = wheel.cell[4 * held];
      release(wheel, held);
      checksum = add(checksum, entity);
      arm(wheel, wheel.at + delay[drawn++], 1, entity, 0);
    }
  };
  hold(warmUp);
  const start = performance.now();
  hold(operations);
  return { seconds: (performance.now() - start) / 1000, operations, checksum: unsigned(checksum) };
}
