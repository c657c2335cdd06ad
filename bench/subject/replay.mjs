import { isDeepStrictEqual } from 'node:util';
import { fromDist } from '../dist.mjs';
import { day } from '../scenario/day.mjs';
import { load } from './whole-day.mjs';

const { simulate } = await fromDist('simulate.js');
const { replayWorld } = await fromDist('model/replay-world.js');

/** What it costs to make the world of a run again from its trace, and the tables that are not equal then. */
export function replay(options) {
  const scenario = load(day(options));
  let world;
  const observe = (run) => {
    world = run.world;
    return {};
  };
  const { trace, facts, traceHash } = simulate(scenario, { keepTrace: true, observe });
  const start = performance.now();
  const again = replayWorld(scenario, trace);
  const seconds = (performance.now() - start) / 1000;
  const tables = Object.keys(world).filter((name) => name !== 'settings');
  const unequal = tables.filter((name) => !isDeepStrictEqual(world[name], again[name]));
  return { seconds, operations: facts, checksum: traceHash, tables: tables.length, unequal };
}
