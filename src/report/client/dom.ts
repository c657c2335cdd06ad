export const all = (selector: string): HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>(selector));

/** An element that the page is known to have. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/** A layer over a plot, made when it is first needed; drawing anew takes it away. */
export function layer(plot: HTMLElement, name: string): HTMLElement {
  const found = plot.querySelector<HTMLElement>(`.${name}`);
  if (found !== null) return found;
  const made = document.createElement('div');
  made.className = name;
  made.hidden = true;
  plot.append(made);
  return made;
}
