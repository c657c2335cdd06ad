import { charts } from '../chart/charts.js';
import { lastAtOrBefore, lineChart } from '../chart/line-chart.js';
import { timeScale, timeText, type View } from '../chart/view.js';
import type { ReportDocument } from '../report-document.js';
import { all, byId, layer } from './dom.js';
import { drawLanes } from './lanes-canvas.js';

/** The charts of the page, linked by one crosshair and one zoom. */
export interface Board {
  readonly report: ReportDocument;
  readonly plots: readonly HTMLElement[];
  /** What is shown of the run, in seconds. */
  readonly fromS: () => number;
  readonly untilS: () => number;
  /** Undefined: nobody has pointed at anything. */
  readonly crossS: () => number | undefined;
  readonly viewOf: (plot: HTMLElement) => View;
  readonly draw: () => void;
  readonly moveTo: (atS: number) => void;
  readonly zoom: (fromS: number, untilS: number) => void;
}

/** A zoom shows at least so much. */
const LEAST_S = 60;

/** `onMove` hears where the crosshair goes, in seconds; a ghost is another run, drawn pale behind. */
export function createBoard(report: ReportDocument, onMove: (atS: number) => void, ghost?: ReportDocument): Board {
  const endS = report.summary.durationSeconds;
  const drawn = charts(report, ghost);
  const plots = all('.plot');
  let shown = { fromS: 0, untilS: endS };
  let crossS: number | undefined;
  const viewOf = (plot: HTMLElement): View => ({ ...shown, width: plot.clientWidth });

  const showCross = (): void => {
    for (const plot of plots) {
      const cross = layer(plot, 'cross');
      cross.hidden = crossS === undefined || crossS < shown.fromS || crossS > shown.untilS;
      if (crossS !== undefined) cross.style.left = `${timeScale(viewOf(plot))(crossS)}px`;
    }
    if (crossS === undefined) return;
    for (const output of all('output[data-chart]')) {
      const series = drawn[Number(output.dataset['chart'])].series.find(
        ({ name }) => name === output.dataset['series'],
      );
      const value = series?.values.at(lastAtOrBefore(series.t, crossS));
      const isKnown = series !== undefined && series.t.length > 0 && series.t[0] <= crossS;
      output.textContent = isKnown && value !== undefined ? String(Math.round(value * 100) / 100) : '';
    }
    byId('now').textContent = `At ${timeText(crossS)}${eventsNear(report, crossS, (shown.untilS - shown.fromS) / 200)}`;
  };

  const draw = (): void => {
    for (const plot of plots) {
      const chart = drawn.at(Number(plot.dataset['chart'] ?? drawn.length));
      if (chart === undefined) drawLanes(plot, report, viewOf(plot));
      else plot.innerHTML = lineChart(chart, viewOf(plot));
    }
    showCross();
  };

  return {
    report,
    plots,
    fromS: () => shown.fromS,
    untilS: () => shown.untilS,
    crossS: () => crossS,
    viewOf,
    draw,
    moveTo(atS) {
      crossS = Math.min(endS, Math.max(0, atS));
      showCross();
      onMove(crossS);
    },
    zoom(fromS, untilS) {
      const least = Math.min(LEAST_S, endS);
      const from = Math.max(0, Math.min(fromS, endS - least));
      shown = { fromS: from, untilS: Math.min(endS, Math.max(untilS, from + least)) };
      draw();
    },
  };
}

/** What happened about then, in words. */
function eventsNear({ timeline }: ReportDocument, atS: number, withinS: number): string {
  const texts = timeline.marks.filter(({ t }) => Math.abs(t - atS) <= withinS).map(({ text }) => text);
  return texts.length === 0 ? '' : `: ${texts.slice(0, 3).join(', ')}`;
}
