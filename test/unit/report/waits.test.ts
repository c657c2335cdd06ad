import { describe, expect, it } from 'vitest';
import { waitEdgesS } from '../../../src/analysis/waiting/wait-log.js';
import { knobsList } from '../../../src/report/knobs.js';
import { longestWaits, waitFigures } from '../../../src/report/waits.js';
import { load } from '../../support/load.js';
import { read } from '../../tidy/source-tree.js';

describe('the figures of waits', () => {
  const none = waitEdgesS.map(() => 0);

  it('have a bar for each length, and one for those that were never placed', () => {
    const html = waitFigures([
      { kind: 'service', name: '<web>', counts: none.map((_, n) => (n === 0 ? 8 : n === 4 ? 2 : 0)), notPlaced: 4 },
      { kind: 'event', name: 'silent', counts: none, notPlaced: 0 },
    ]);
    expect(html.match(/<figure>/g)).toHaveLength(1);
    expect(html).toContain('service &lt;web&gt;: tasks by how long');
    const bars = [...html.matchAll(/<b>(\d+)<\/b>.*?height="([\d.]+)".*?<span>(.*?)<\/span>/g)].map((bar) =>
      bar.slice(1),
    );
    expect(bars.filter(([count]) => count !== '0')).toEqual([
      ['8', '100', 'at once'],
      ['2', '25', '≤ 2 m'],
      ['4', '50', 'never'],
    ]);
    expect(bars.at(-2)).toEqual(['0', '0', '> 1 h']);
  });
});

describe('the longest waits', () => {
  it('tell what a wait was spent on', () => {
    const wait = { task: 'web/<1>', fromMs: 1_800_000, untilMs: 1_905_000, outcome: 'placed' as const, others: 1 };
    const parts = [
      { cause: 'alarm' as const, fromMs: 1_800_000, untilMs: 1_820_000, fact: 9 },
      { cause: 'boot' as const, fromMs: 1_820_000, untilMs: 1_905_000, fact: 12 },
    ];
    const html = longestWaits([{ ...wait, parts }]);
    expect(html).toContain('data-t="1800"');
    expect(html).toContain('web/&lt;1&gt; waited 1 m 45 s; 1 other of that minute waited too');
    expect(html).toContain('<li><b>20 s</b> until the alarm acted (MS-17)</li>');
    expect(html).toContain('<li><b>1 m 25 s</b> until the instance had registered (MS-3)</li>');
  });

  it('say so where nobody waited', () => {
    expect(longestWaits([])).toBe('<p>No task waited.</p>');
  });
});

describe('the knobs', () => {
  it('stand with their values as people write them', () => {
    const html = knobsList(load(read('scenarios/02-zonal.yaml')).model);
    expect(html).toContain('<dt>alarmDelay</dt><dd>20 s</dd>');
    expect(html).toContain('<dt>throttle</dt><dd>first 1 m, factor 2, max 27 m</dd>');
    expect(html).toContain('<dt>drainingInN</dt><dd>true</dd>');
    expect(html).toContain('<dt>connectFailureTime</dt><dd>1 ms</dd>');
    expect(html).toContain('<dt>requestsSimulatedUpTo</dt><dd>100</dd>');
    expect(html).not.toContain('[object');
  });
});
