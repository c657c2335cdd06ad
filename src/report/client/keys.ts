import type { Board } from './board.js';
import { showAll } from './pointer.js';

/** What a key does, with the middle of what is shown, or the crosshair, and how long is shown. */
const acts: Readonly<Partial<Record<string, (board: Board, middleS: number, spanS: number) => void>>> = {
  ArrowLeft: (board, middle, span) => {
    board.moveTo(middle - span / 100);
  },
  ArrowRight: (board, middle, span) => {
    board.moveTo(middle + span / 100);
  },
  '+': (board, middle, span) => {
    board.zoom(middle - span / 4, middle + span / 4);
  },
  '-': (board, middle, span) => {
    board.zoom(middle - span, middle + span);
  },
  '0': showAll,
};

/** The charts by keyboard: arrows move the crosshair, + and - zoom, 0 shows all. */
export function listenToKeys(board: Board): void {
  for (const plot of board.plots) {
    plot.addEventListener('keydown', (event) => {
      const act = acts[event.key === '=' ? '+' : event.key];
      if (act === undefined) return;
      event.preventDefault();
      const [from, until] = [board.fromS(), board.untilS()];
      act(board, board.crossS() ?? (from + until) / 2, until - from);
    });
  }
}
