import { describe, expect, it } from 'vitest';
import { createTimeline, type Timeline } from '../../../../src/analysis/timeline/timeline.js';
import { simulate } from '../../../../src/simulate.js';
import {
  clientOnly,
  endpoint,
  overDns,
  overServiceConnect,
  registry,
  yamlOf,
  type Talk,
} from '../../../conformance/talk.js';
import { load } from '../../../support/load.js';

/** One of four tasks leaves after ten minutes. */
const leaves = ['at: 10m, type: setDesiredCount, service: api, desiredCount: 3'];

function windowsOf(talk: Talk): Timeline['staleWindows'] {
  let finish: (() => Timeline) | undefined;
  simulate(load(yamlOf({ events: leaves, ...talk })), {
    observe: (running) => {
      const timeline = createTimeline(running);
      finish = timeline.finish;
      return timeline.fold;
    },
  });
  return finish!().staleWindows;
}
const one = (fromS: number, untilS: number): Timeline['staleWindows'] => [{ edge: 'edge', spans: [{ fromS, untilS }] }];

describe('the stale windows of an edge', () => {
  it('go from the stop of a task to the end of the TTL (SD-3)', () => {
    expect(windowsOf({ edge: overDns() })).toEqual(one(600, 660));
    expect(windowsOf({ edge: overDns(), server: registry.replace('60s', '5m') })).toEqual(one(600, 900));
  });

  it('last for the rest of the run where clients keep their first answer', () => {
    expect(windowsOf({ edge: overDns(', keepsFirstAnswer: true') })).toEqual(one(600, 1200));
  });

  it('are as short as the proxies are quick with Service Connect', () => {
    expect(windowsOf({ edge: overServiceConnect(), server: endpoint, client: clientOnly })).toEqual(one(600, 601));
  });

  it('are one where they overlap', () => {
    const again = 'at: 10m30s, type: setDesiredCount, service: api, desiredCount: 2';
    expect(windowsOf({ edge: overDns(), events: [...leaves, again] })).toEqual(one(600, 690));
  });

  it('are none where nobody leaves, nobody calls, or callers find nobody', () => {
    expect(windowsOf({ edge: overDns(', recordType: SRV') })).toEqual([]);
    expect(windowsOf({ edge: overDns(), events: [] })).toEqual([]);
    expect(windowsOf({})).toEqual([]);
  });
});
