import { scaleLinear } from 'd3-scale';
import { escape } from '../chart/escape.js';
import { table } from '../table.js';

/** What `simulate compare` found, as the page needs it. */
export interface ComparedRuns {
  readonly a: ComparedArm;
  readonly comparisons: readonly {
    readonly b: ComparedArm;
    readonly metrics: Readonly<Record<string, ComparedMetric>>;
    readonly firstDifference: {
      readonly seed: string;
      readonly fact: number;
      readonly a: ComparedFact | null;
      readonly b: ComparedFact | null;
    } | null;
  }[];
}

export interface ComparedArm {
  readonly label: string;
  readonly name: string;
  readonly seeds: readonly string[];
}

/** What makes the page of a side. */
export interface ArmCommand {
  readonly label: string;
  readonly command: string;
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

interface ComparedMetric {
  readonly a: (Interval & { readonly mean: number }) | null;
  readonly b: (Interval & { readonly mean: number }) | null;
  readonly difference: (Interval & { readonly value: number }) | null;
  readonly differencePercent: (Interval & { readonly value: number }) | null;
  readonly verdict: string;
  readonly words: string;
}

interface ComparedFact {
  readonly at: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

type Comparison = ComparedRuns['comparisons'][number];

/** Wide enough for most; what is beyond is drawn at the edge, and the table has the figure. */
const MOST_PERCENT = 100;
const WIDTH = 600;

/** The page's content: for each variant the paired differences with their intervals, the table, and where the runs part. */
export function compareBody(runs: ComparedRuns, commands: readonly ArmCommand[]): string {
  const { a, comparisons } = runs;
  const arms = [a, ...comparisons.map(({ b }) => b)];
  const names = arms.map(({ label, name }) => `${label}: ${name}`).join(' · ');
  return [
    `<header><h1>${escape(comparisons.map(({ b }) => b.name).join(', '))} against ${escape(a.name)}</h1><p>${escape(names)} · ${a.seeds.length} seeds</p></header>`,
    '<main>',
    ...comparisons.map((comparison) => comparisonSection(a, comparison)),
    `<section><h2>Each by itself</h2><p>These commands write the page of each side.</p>${commands.map(commandText).join('')}</section>`,
    '</main>',
  ].join('\n');
}

function comparisonSection(a: ComparedArm, { b, metrics, firstDifference }: Comparison): string {
  const all = Object.entries(metrics);
  const label = `${b.label} less ${a.label}, in percent of ${a.label}`;
  return `<section><h2>${escape(b.label)} against ${escape(a.label)}</h2><p class="hint"><span class="key a">less</span> <span class="key b">more</span> <span class="key target">no difference is seen</span></p><figure><figcaption>${escape(label)}, with 95 % intervals; beyond ${MOST_PERCENT} % at the edge</figcaption><ol class="differences">${scaleItem}${all.map(([path, metric]) => differenceItem(path, metric)).join('')}</ol></figure>${metricTable(a, b, all)}<h3>Where the runs part</h3>${partedText(firstDifference)}</section>`;
}

const kindOf = ({ verdict }: ComparedMetric): string => (verdict === 'less' ? 'a' : verdict === 'more' ? 'b' : 'e');

const x = scaleLinear([-MOST_PERCENT, MOST_PERCENT], [8, WIDTH - 8]).clamp(true);
const at = (value: number): string => x(Number.isNaN(value) ? 0 : value).toFixed(1);

/** What the places of the dots mean. */
const scaleItem = `<li class="scale" aria-hidden="true"><span></span><div>${[-100, -50, 0, 50, 100].map((percent) => `<span>${percent > 0 ? '+' : ''}${percent} %</span>`).join('')}</div></li>`;

/** A dot with its interval on a line of its own. */
function differenceItem(path: string, metric: ComparedMetric): string {
  const { differencePercent: percent, words } = metric;
  if (percent === null || Number.isNaN(percent.value)) return '';
  const drawn = `<line class="zero" x1="${at(0)}" x2="${at(0)}" y1="0" y2="24"/><line class="interval ${kindOf(metric)}" x1="${at(percent.low)}" x2="${at(percent.high)}" y1="12" y2="12"/><line class="dot ${kindOf(metric)}" x1="${at(percent.value)}" x2="${at(percent.value)}" y1="12" y2="12"/>`;
  return `<li><span>${escape(path)}</span><svg viewBox="0 0 ${WIDTH} 24" preserveAspectRatio="none" role="img" aria-label="${escape(`${path}: ${words}`)}">${drawn}</svg></li>`;
}

function metricTable(a: ComparedArm, b: ComparedArm, all: readonly (readonly [string, ComparedMetric])[]): string {
  const heads = ['figure', a.label, b.label, 'difference', '95 % interval', 'in percent'];
  const rows = all.map(([path, { a: before, b: after, difference, differencePercent }]) => [
    path,
    before === null ? 'not priced' : figure(before.mean),
    after === null ? 'not priced' : figure(after.mean),
    difference === null ? '' : figure(difference.value),
    difference === null ? '' : `${figure(difference.low)} to ${figure(difference.high)}`,
    differencePercent === null ? '' : percentText(differencePercent.value),
  ]);
  return table('Means over the seeds', heads, rows);
}

/** Four digits that say something. */
const figure = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(4))) : Number.isNaN(value) ? 'none' : 'endless';

/** Of nothing there is no percentage. */
const percentText = (value: number): string => (Number.isFinite(value) ? `${figure(value)} %` : 'from 0');

function partedText(first: Comparison['firstDifference']): string {
  if (first === null) return '<p>With the first seed both are the same run, fact by fact.</p>';
  const side = (fact: ComparedFact | null): string => (fact === null ? 'the run has ended' : `${fact.at} ${fact.type}`);
  return `<p>With seed ${escape(first.seed)}, fact #${first.fact} is the first that is not the same: ${escape(side(first.a))} here, ${escape(side(first.b))} there.</p>`;
}

const commandText = ({ label, command }: ArmCommand): string =>
  `<pre tabindex="0" aria-label="${escape(`Command for ${label}`)}">${escape(command)}</pre>`;
