import type { Board } from './board.js';
import { all, byId } from './dom.js';
import { showAll } from './pointer.js';

/** A decision or a wait that is clicked moves the crosshair to its time; the field searches them. */
export function listenToDecisions(board: Board, signal: AbortSignal): void {
  const go = ({ target }: MouseEvent): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button[data-t]') : null;
    if (button === null) return;
    const atS = Number(button.dataset['t']);
    if (atS < board.fromS() || atS > board.untilS()) showAll(board);
    board.moveTo(atS);
    byId('timeline').scrollIntoView({ block: 'start' });
  };
  document.addEventListener('click', go, { signal });
  const search = byId('search') as HTMLInputElement;
  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/);
    const items = all('#decisions li');
    for (const item of items) item.hidden = !words.every((word) => item.dataset['search']?.includes(word) === true);
    byId('found').textContent = `${items.filter(({ hidden }) => !hidden).length} of ${items.length}`;
  });
}
