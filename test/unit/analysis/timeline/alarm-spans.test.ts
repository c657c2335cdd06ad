import { describe, expect, it } from 'vitest';
import { readTrace } from '../../../../src/analysis/read-trace.js';
import { createAlarmSpans, type ProviderAlarms } from '../../../../src/analysis/timeline/alarm-spans.js';
import { simulate } from '../../../../src/simulate.js';
import { load } from '../../../support/load.js';
import { read } from '../../../tidy/source-tree.js';

function watch(source: string) {
  let finish: (() => readonly ProviderAlarms[]) | undefined;
  const run = simulate(load(source), {
    keepTrace: true,
    observe: (running) => {
      const made = createAlarmSpans(running);
      ({ finish } = made);
      return made.fold;
    },
  });
  return { run, alarms: finish!() };
}

describe('the alarms of a provider', () => {
  it.each(['02-zonal', '21-scale-in-with-termination-protection'])(
    'of %s are those that the trace tells of',
    (name) => {
      const { run, alarms } = watch(read(`scenarios/${name}.yaml`));
      const entries = [...readTrace(run)].filter(({ type }) => type === 'AlarmEvaluated');
      expect(alarms.flatMap(({ spans }) => spans).length).toBeGreaterThan(1);
      for (const { capacityProvider, spans } of alarms) {
        for (const entry of entries.filter((each) => each['provider'] === capacityProvider)) {
          const inAlarm = (alarm: string): boolean =>
            spans.some((span) => span.alarm === alarm && span.fromS <= entry.t && entry.t < span.untilS);
          expect([entry.t, inAlarm('high'), inAlarm('low')]).toEqual([
            entry.t,
            entry['high'],
            Number(entry['lowDatapoints']) === 15,
          ]);
        }
      }
    },
  );

  it('follow a target that changes during the run', () => {
    const source = `${read('scenarios/02-zonal.yaml')}
  - { at: 1h, type: update, path: 'capacityProviders[ec2-us-east-1a].managedScaling.targetCapacity', value: 100 }
`;
    const [a, b] = watch(source).alarms;
    expect(a.target).toEqual({ t: [0, 3600], values: [80, 100] });
    expect(b.target).toEqual({ t: [0], values: [80] });
  });
});
