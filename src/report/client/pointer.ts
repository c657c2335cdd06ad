import { laneAt } from '../chart/lanes.js';
import { timeScale } from '../chart/view.js';
import type { Board } from './board.js';
import { byId, layer } from './dom.js';

/** Pointing moves the crosshair, dragging zooms, a double click shows all. */
export function listenToPointer(board: Board): void {
  for (const plot of board.plots) listen(plot, board);
}

function listen(plot: HTMLElement, board: Board): void {
  let startS: number | undefined;
  const timeAt = ({ clientX }: PointerEvent): number =>
    timeScale(board.viewOf(plot)).invert(clientX - plot.getBoundingClientRect().left);

  plot.addEventListener('pointerdown', (event) => {
    startS = timeAt(event);
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener('pointermove', (event) => {
    const atS = timeAt(event);
    board.moveTo(atS);
    if (plot.dataset['lanes'] !== undefined) {
      const y = event.clientY - plot.getBoundingClientRect().top;
      byId('lane').textContent = laneAt(board.report.timeline.instances, y, atS) ?? '';
    }
    if (startS !== undefined) showRange(plot, board, startS, atS);
  });
  plot.addEventListener('pointerup', (event) => {
    const untilS = timeAt(event);
    const fromS = startS ?? untilS;
    startS = undefined;
    layer(plot, 'range').hidden = true;
    const isDrag = Math.abs(untilS - fromS) > (board.untilS() - board.fromS()) / 100;
    if (isDrag) board.zoom(Math.min(fromS, untilS), Math.max(fromS, untilS));
  });
  plot.addEventListener('dblclick', () => {
    showAll(board);
  });
}

export function showAll(board: Board): void {
  board.zoom(0, board.report.summary.durationSeconds);
}

function showRange(plot: HTMLElement, board: Board, fromS: number, untilS: number): void {
  const x = timeScale(board.viewOf(plot));
  const range = layer(plot, 'range');
  range.hidden = false;
  range.style.left = `${Math.min(x(fromS), x(untilS))}px`;
  range.style.width = `${Math.abs(x(untilS) - x(fromS))}px`;
}
