import { escape } from './chart/escape.js';

/**
 * A table with a caption; cells are text, the first of a row names it. With `opens` the names are buttons, whose
 * `data-point` is the number of the row, or what `opens` makes of that.
 */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  opens?: (row: number) => number,
): string {
  const head = heads.map((text) => `<th scope="col">${escape(text)}</th>`).join('');
  const body = rows
    .map(([name, ...cells], n) => {
      const rest = cells.map((text) => `<td>${escape(text)}</td>`).join('');
      return `<tr><th scope="row">${opens === undefined ? escape(name) : openButton(name, opens(n))}</th>${rest}</tr>`;
    })
    .join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escape(caption)}"><table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Opens a point of a study; the page's script listens. */
const openButton = (text: string, point: number): string =>
  `<button type="button" class="open" data-point="${point}">${escape(text)}</button>`;
