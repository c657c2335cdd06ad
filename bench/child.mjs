/**
 * `node bench/child.mjs <subject> <options as JSON>`: measures one thing once, in a process of its own, and prints what it
 * found as a line of JSON. The baselines in C++ and Python print the same line.
 */
const subjects = {
  bestFleet: async () => (await import('./subject/best-fleet.mjs')).bestFleet,
  firstFit: async () => (await import('./subject/first-fit.mjs')).firstFit,
  fork: async () => (await import('./subject/fork.mjs')).fork,
  hold: async () => (await import('./subject/hold.mjs')).hold,
  kernelAlone: async () => (await import('./subject/kernel-alone.mjs')).kernelAlone,
  kernelHold: async () => (await import('./subject/kernel-hold.mjs')).kernelHold,
  mmc: async () => (await import('./subject/mmc.mjs')).mmc,
  packing: async () => (await import('./subject/packing.mjs')).packing,
  packingHeap: async () => (await import('./subject/packing-heap.mjs')).packingHeap,
  replay: async () => (await import('./subject/replay.mjs')).replay,
  spin: async () => (await import('./subject/study.mjs')).spin,
  study: async () => (await import('./subject/study.mjs')).study,
  traffic: async () => (await import('./subject/traffic.mjs')).traffic,
  wholeDay: async () => (await import('./subject/whole-day.mjs')).wholeDay,
};

const [name, options] = process.argv.slice(2);
const subject = await subjects[name]();
process.stdout.write(`${JSON.stringify(await subject(JSON.parse(options)))}\n`);
