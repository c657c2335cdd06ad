import { describe, expect, it } from 'vitest';
import { readReservationCsv } from '../../../src/importer/reservation-csv.js';

const points = (text: string, providers: readonly string[] = ['ecs']) => {
  const read = readReservationCsv(text, providers);
  if (!read.ok) throw new Error(read.problems.map(({ line, message }) => `${line} ${message}`).join('\n'));
  return read.series;
};
const problems = (text: string, providers: readonly string[] = ['ecs']) => {
  const read = readReservationCsv(text, providers);
  return read.ok ? [] : read.problems.map(({ line, message }) => `${line} ${message}`);
};

describe('readReservationCsv', () => {
  it('reads seconds and durations after the start', () => {
    expect(points('time,CapacityProviderReservation\n60,100\n2m,133.33\n1h1m30s,80\n')).toEqual([
      {
        provider: 'ecs',
        points: [
          { t: 60, value: 100 },
          { t: 120, value: 133.33 },
          { t: 3690, value: 80 },
        ],
      },
    ]);
  });

  it('takes the first time of a clock for the first datapoint, in any zone and order of columns', () => {
    const text =
      'Provider,Reservation,Timestamp\r\nb,100,2024-05-01T10:00:00+02:00\r\na,90,2024-05-01 08:01\r\nb,80,2024-05-01T08:02:30Z\r\n';
    expect(points(text, ['a', 'b'])).toEqual([
      {
        provider: 'b',
        points: [
          { t: 60, value: 100 },
          { t: 210, value: 80 },
        ],
      },
      { provider: 'a', points: [{ t: 120, value: 90 }] },
    ]);
  });

  it.each([
    ['', ['ecs'], ['1 the file is empty; its first line names the columns']],
    ['time,reservation\n', ['ecs'], ['1 no line follows the header']],
    [
      'when,what\n1,2\n',
      ['ecs'],
      [
        '1 the column time is missing; found when, what',
        '1 the column CapacityProviderReservation is missing; found when, what',
      ],
    ],
    ['time,reservation\n60,1\n', ['a', 'b'], ['1 the column provider is missing: the scenario has a, b']],
    ['time,reservation\n60,1\n', [], ['1 the scenario has no capacity provider with a reservation']],
    [
      'time,reservation,provider\n60,1,web-pc\n',
      ['web-cp', 'x'],
      ['2 no capacity provider is called web-pc; did you mean web-cp?'],
    ],
    ['time,reservation\n60,1\n60,2\n', ['ecs'], ['3 its time is not after that of the line before']],
    [
      'time,reservation\n60,-1\n120,NaN\n180\n',
      ['ecs'],
      [
        '2 "-1" is no reservation in percent',
        '3 "NaN" is no reservation in percent',
        '4 it has 1 fields, the header 2',
      ],
    ],
    [
      'time,reservation\n60,1\n2024-05-01T00:00Z,1\n',
      ['ecs'],
      ['3 its time is written in another way than those above: a clock, or from the start'],
    ],
  ])('says what is wrong with %j', (text, providers, expected) => {
    expect(problems(text, providers)).toEqual(expected);
  });

  it.each(['2024-02-30T00:00:00Z', '2024-13-01', '2024-05-01T25:00Z', 'noon', '-60'])(
    'takes %s for no time',
    (time) => {
      expect(problems(`time,reservation\n${time},1\n`)[0]).toMatch(/^2 ".*" is no time/);
    },
  );

  it('takes a day without a clock for its midnight', () => {
    expect(points('time,reservation\n2024-02-29,1\n2024-03-01,2\n')[0].points.map(({ t }) => t)).toEqual([60, 86_460]);
  });
});
