import { boxLooks, lookText } from '../../analysis/fleet/box-looks.js';
import { countPhases } from '../../analysis/fleet/count-phases.js';
import { instancePhases, type FleetHistory } from '../../analysis/fleet/fleet-history.js';
import { timeText } from '../chart/view.js';
import { createFleetFilm } from '../fleet/fleet-film.js';
import { byId } from './dom.js';
import { createFleetCanvas } from './fleet-canvas.js';
import { createPlayer } from './player.js';

/** The fleet of a page, alive. */
export interface Fleet {
  /** At a time of the run, in seconds. */
  readonly show: (atS: number) => void;
  /** After a change of the width or the theme. */
  readonly redraw: () => void;
  /** The player stops: another body takes the place of this one. */
  readonly close: () => void;
}

/**
 * Makes the section of `fleetSection` alive; undefined where the page has none. `moveTo` is called with the time, in seconds,
 * that the reader or the player chooses; it is to call `show`.
 */
export function openFleet(history: FleetHistory, durationS: number, moveTo: (atS: number) => void): Fleet | undefined {
  const canvas = document.querySelector<HTMLCanvasElement>('#fleet-canvas');
  if (canvas === null) return undefined;
  const scrub = byId('scrub') as HTMLInputElement;
  const button = byId('play') as HTMLButtonElement;
  const now = byId('fleet-now');
  const note = byId('fleet-note');
  const drawing = createFleetCanvas(canvas, history);
  if (drawing === undefined) return undefined;
  const film = createFleetFilm(history);
  const boxes = boxLooks(history);
  let shownS = 0;

  const show = (atS: number): void => {
    shownS = atS;
    scrub.value = String(atS);
    const looks = film.looksIn(film.frameAt(atS * 1000));
    drawing.paint(looks);
    const counts = countPhases(history, looks);
    const there = instancePhases.filter((phase) => counts[phase] > 0);
    now.textContent = timeText(atS);
    const words = there.map((phase) => `${counts[phase]} ${phase}`).join(', ');
    note.textContent = words === '' ? 'no instance' : words;
    scrub.setAttribute('aria-valuetext', `${timeText(atS)}: ${note.textContent}`);
  };
  const player = createPlayer(button, durationS, moveTo);
  scrub.addEventListener('input', () => {
    player.stop();
    moveTo(scrub.valueAsNumber);
  });
  button.addEventListener('click', () => {
    player.toggle(shownS);
  });
  canvas.addEventListener('pointermove', (event) => {
    const { left, top } = canvas.getBoundingClientRect();
    const cell = drawing.cellAt(event.clientX - left, event.clientY - top);
    const tenant = film.tenantOf(cell, shownS * 1000);
    const look = cell < 0 ? 0 : film.looksIn(film.frameAt(shownS * 1000))[cell];
    const box = boxes[look];
    byId('fleet-box').textContent =
      tenant < 0 || box === undefined ? '' : `${history.instances.ids[tenant]}, ${lookText(history, look, box)}`;
  });
  show(0);
  return {
    show,
    close: player.stop,
    redraw() {
      drawing.renew();
      show(shownS);
    },
  };
}
