import type { ReportDocument } from '../report-document.js';
import { createBoard } from './board.js';
import { listenToDecisions } from './decisions.js';
import { all, byId } from './dom.js';
import { openFleet } from './fleet.js';
import { listenToKeys } from './keys.js';
import { listenToPointer, showAll } from './pointer.js';
import { listenToTheme } from './theme.js';

/** A report's body in the page, alive. */
export interface OpenReport {
  readonly look: () => ReportLook;
  /** Listens to the page no more: another body takes its place. */
  readonly close: () => void;
}

/** How somebody looks at a report: to be kept when it is drawn anew. */
export interface ReportLook {
  /** Undefined: all of it. */
  readonly zoom: { readonly fromS: number; readonly untilS: number } | undefined;
  readonly crossS: number | undefined;
  readonly search: string;
  /** How far lists are scrolled, by their ids. */
  readonly scrolled: Readonly<Record<string, number>>;
}

export interface OpenOptions {
  /** Another run, drawn pale behind this one. */
  readonly ghost?: ReportDocument | undefined;
  readonly look?: ReportLook | undefined;
}

/** Makes the body that `reportBody` wrote alive: draws the charts as wide as they stand, and listens. */
export function openReport(report: ReportDocument, { ghost, look }: OpenOptions = {}): OpenReport {
  const endS = report.summary.durationSeconds;
  const closing = new AbortController();
  const { signal } = closing;
  const show = (atS: number): void => {
    fleet?.show(atS);
  };
  const board = createBoard(report, show, ghost);
  const fleet = openFleet(report.fleet, endS, board.moveTo);
  const draw = (): void => {
    board.draw();
    fleet?.redraw();
  };
  listenToPointer(board);
  listenToKeys(board);
  listenToDecisions(board, signal);
  listenToTheme(draw, signal);
  byId('all').addEventListener('click', () => {
    showAll(board);
  });
  addEventListener('resize', draw, { signal });
  if (look?.zoom === undefined) board.draw();
  else board.zoom(look.zoom.fromS, look.zoom.untilS);
  if (look?.crossS !== undefined) board.moveTo(look.crossS);
  const search = byId('search') as HTMLInputElement;
  if (look !== undefined && look.search !== '') {
    search.value = look.search;
    search.dispatchEvent(new Event('input'));
  }
  for (const list of all('#decisions')) list.scrollTop = look?.scrolled[list.id] ?? 0;

  return {
    look: () => ({
      zoom:
        board.fromS() === 0 && board.untilS() === endS ? undefined : { fromS: board.fromS(), untilS: board.untilS() },
      crossS: board.crossS(),
      search: search.value,
      scrolled: Object.fromEntries(all('#decisions').map(({ id, scrollTop }) => [id, scrollTop])),
    }),
    close() {
      fleet?.close();
      closing.abort();
    },
  };
}
