import { describe, expect, it } from 'vitest';
import { lastAtOrBefore, lineChart } from '../../../src/report/chart/line-chart.js';
import { timeText, timeTicks } from '../../../src/report/chart/view.js';

const chart = {
  title: 'Tasks <1>',
  unit: ' %',
  marks: [
    { t: 50, kind: 'fault', text: 'a & b' },
    { t: 500, kind: 'event', text: 'out of sight' },
  ],
  series: [{ name: 'x', color: 'a', t: [0, 40, 80], values: [1, 3, 2] }],
};

describe('a line chart', () => {
  it('draws steps from the left edge to the right, and the marks that are seen', () => {
    const svg = lineChart(chart, { fromS: 20, untilS: 100, width: 474 });
    // 80 s on 400 px from x = 52; 0 at y = 128, 3 at y = 8.
    expect(svg).toContain('d="M52,88L152,88L152,8L352,8L352,48L452,48L452,48"');
    expect(svg).toContain('aria-label="Tasks &lt;1&gt;"');
    expect(svg).toContain('<title>0:00:50 a &amp; b</title>');
    expect(svg).not.toContain('out of sight');
  });

  it('is drawn of nothing too', () => {
    const nothing = { ...chart, series: [{ ...chart.series[0], t: [], values: [] }] };
    expect(lineChart(nothing, { fromS: 0, untilS: 10, width: 300 })).toContain('d=""');
  });
});

it('a value holds until the next time', () => {
  expect([-1, 0, 39, 40, 99].map((at) => lastAtOrBefore([0, 40, 80], at))).toEqual([-1, 0, 0, 1, 2]);
});

it('ticks are round times, in order and in sight', () => {
  expect(timeTicks({ fromS: 0, untilS: 10_800, width: 700 })).toEqual([0, 1800, 3600, 5400, 7200, 9000, 10_800]);
  expect(timeTicks({ fromS: 100, untilS: 160, width: 300 })).toEqual([105, 120, 135, 150].filter((t) => t % 30 === 0));
  expect([0, 90, 3600, 90_061].map(timeText)).toEqual(['0:00', '0:01:30', '1:00', '25:01:01']);
});

describe('a chart of heaps', () => {
  it('lays each part upon those before it, and its scale holds them all', () => {
    const series = [
      { name: 'necessary', color: 'part0', t: [0], values: [2] },
      { name: 'reserve', color: 'part5', t: [0], values: [1] },
    ];
    const svg = lineChart(
      { title: 'Cost', unit: '$', series, marks: [], stacked: true },
      { fromS: 0, untilS: 100, width: 474 },
    );
    // 0 at y = 128, 3 at y = 8.
    expect(svg).toContain('<path class="heap part0" d="M52,48L452,48L452,48L452,128L452,128L52,128Z"/>');
    expect(svg).toContain('<path class="heap part5" d="M52,8L452,8L452,8L452,48L452,48L52,48Z"/>');
    expect(svg).toContain('>$3</text>');
  });

  it('shows alarms along its upper edge, as far as they are seen', () => {
    const alarms = [
      { alarm: 'high' as const, fromS: 20, untilS: 60 },
      { alarm: 'low' as const, fromS: 90, untilS: 300 },
      { alarm: 'low' as const, fromS: 400, untilS: 500 },
    ];
    const svg = lineChart(
      { title: 'Reservation', unit: ' %', series: [], marks: [], alarms },
      { fromS: 0, untilS: 100, width: 474 },
    );
    expect(svg).toContain('<rect class="alarm high" x="132.0" y="0" width="160.0"');
    expect(svg).toContain('<rect class="alarm low" x="412.0" y="0" width="40.0"');
    expect(svg.match(/class="alarm/g)).toHaveLength(2);
  });

  it('shows bands behind all else, at least a pixel wide', () => {
    const spans = [
      { fromS: 20, untilS: 60, text: 'a <b>' },
      { fromS: 80, untilS: 80.01, text: 'short' },
      { fromS: 400, untilS: 500, text: 'later' },
    ];
    const svg = lineChart(
      { title: 'Calls', unit: '', series: [], marks: [], bands: { name: 'stale', spans } },
      { fromS: 0, untilS: 100, width: 474 },
    );
    expect(svg).toContain('<rect class="stale-window" x="132.0" y="8" width="160.0" height="120">');
    expect(svg).toContain('a &lt;b&gt;, 0:00:20 to 0:01');
    expect(svg).toContain('width="1.0"');
    expect(svg.indexOf('stale-window')).toBeLessThan(svg.indexOf('class="grid"'));
    expect(svg).not.toContain('later');
  });

  it('leaves out marks of one kind that would stand on one another', () => {
    const marks = [0, 1, 2, 50].map((t) => ({ t, kind: 'event', text: `e${t}` }));
    const svg = lineChart({ title: 'Tasks', unit: '', series: [], marks }, { fromS: 0, untilS: 100, width: 474 });
    expect([...svg.matchAll(/ (e\d+)<\/title>/g)].map(([, text]) => text)).toEqual(['e0', 'e2', 'e50']);
  });
});
