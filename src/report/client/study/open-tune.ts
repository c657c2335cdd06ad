import { costMap } from '../../study/cost-map.js';
import { tunePoint, type TuneDocument } from '../../study/tune-document.js';
import { byId } from '../dom.js';
import { listenToTheme } from '../theme.js';
import { listenToPoints } from './open-point.js';
import { alongRow, rove } from './roving.js';

/** Makes the page of a search alive. */
export function openTune(tuned: TuneDocument): void {
  const panel = listenToPoints((n) => tunePoint(tuned, n));
  const measure = byId('measure') as HTMLSelectElement;
  const whole = byId('whole') as HTMLInputElement;
  const draw = (): void => {
    const picture = byId('picture');
    picture.innerHTML = '<div class="map-of-costs"></div>';
    const [plot] = picture.children as unknown as readonly [HTMLElement];
    const style = getComputedStyle(plot);
    const width = plot.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    plot.innerHTML = costMap(tuned, { measure: Number(measure.value), whole: whole.checked, width });
    rove(plot, alongRow(byNumber(plot)));
    panel.mark();
  };
  measure.addEventListener('change', draw);
  whole.addEventListener('change', draw);
  addEventListener('resize', draw);
  listenToTheme(() => undefined, new AbortController().signal);
  draw();
}

/** Candidates are numbered in the order of cost; the picture draws those that matter last. */
function byNumber(plot: HTMLElement): readonly number[] {
  const numbers = Array.from(plot.querySelectorAll<HTMLElement>('[data-point]'), ({ dataset }) =>
    Number(dataset['point']),
  );
  return [...numbers.keys()].sort((a, b) => numbers[a] - numbers[b]);
}
