import { fromDist } from '../dist.mjs';
import { add, EMPTY, unsigned } from '../checksum.mjs';
import { benchFleet, occupy } from '../scenario/bench-fleet.mjs';
import { chainOf } from '../scenario/chains.mjs';
import { xorshift } from '../xorshift.mjs';

const { createPacker } = await fromDist('policy/packing/packer.js');

/** The smallest task asks for this. */
const LEAST_CPU_UNITS = 64;
const LOAD = 0.85;

/** A fleet filled to 85 %, on which tasks drawn at random stop and others are placed. As in bench/baseline/churn.hpp. */
export function createChurn({ instances, chain }) {
  const { fleet, requests, cpuUnits } = benchFleet(instances, chainOf(chain));
  const packer = createPacker(fleet);
  const choosers = requests.map((request) => packer.prepare(request));
  const random = xorshift(12345);
  const rowOf = new Int32Array(cpuUnits / LEAST_CPU_UNITS);
  const groupOf = new Int32Array(rowOf.length);
  let tasks = 0;
  let used = 0;
  let refused = 0;
  let checksum = EMPTY;
  const place = () => {
    const group = Math.floor(random() * requests.length);
    const row = choosers[group].choose(random);
    checksum = add(checksum, row);
    if (row < 0) return false;
    occupy(fleet, requests[group], row, 1);
    used += requests[group].cpuUnits;
    rowOf[tasks] = row;
    groupOf[tasks++] = group;
    return true;
  };
  const stop = () => {
    const task = Math.floor(random() * tasks);
    const request = requests[groupOf[task]];
    occupy(fleet, request, rowOf[task], -1);
    used -= request.cpuUnits;
    rowOf[task] = rowOf[--tasks];
    groupOf[task] = groupOf[tasks];
  };
  const fill = () => {
    while (used < cpuUnits * LOAD) for (let n = 0; n < instances; n++) if (!place()) return;
  };
  fill();
  return {
    churn(pairs) {
      for (let n = 0; n < pairs; n++) {
        stop();
        if (!place()) refused++;
      }
    },
    tell: () => ({ tasks, refused, checksum: unsigned(checksum) }),
  };
}
