import type { StudyPoint } from '../../study/study-point.js';
import { all, byId } from '../dom.js';
import { copyText } from '../copying.js';

/** The panel beside the picture: whatever has `data-point` opens its point there. */
export interface Panel {
  /** Marks what is chosen; to be called when the picture was drawn anew. */
  readonly mark: () => void;
}

/** Clicks open a point, and Enter and Space where the browser makes no click of them; Escape goes back to where it was opened. */
export function listenToPoints(pointOf: (n: number) => StudyPoint): Panel {
  let chosen: number | undefined;
  let opener: HTMLElement | SVGElement | undefined;
  const mark = (): void => {
    for (const each of all('[data-point]')) {
      const isChosen = Number(each.dataset['point']) === chosen;
      each.setAttribute('aria-pressed', String(isChosen));
      each.closest('tbody:not(.heat tbody) tr')?.classList.toggle('chosen', isChosen);
    }
  };
  const open = (target: EventTarget | null): boolean => {
    const found = target instanceof Element ? target.closest<HTMLElement | SVGElement>('[data-point]') : null;
    if (found === null) return false;
    opener = found;
    chosen = Number(found.dataset['point']);
    show(pointOf(chosen));
    mark();
    return true;
  };
  document.addEventListener('click', ({ target }) => {
    open(target);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && opener?.isConnected === true && byId('panel').contains(document.activeElement)) {
      opener.focus();
      return;
    }
    const isButton = event.target instanceof HTMLButtonElement;
    if (!isButton && (event.key === 'Enter' || event.key === ' ') && open(event.target)) event.preventDefault();
  });
  mark();
  return { mark };
}

function show({ title, lines, groups, commands, links }: StudyPoint): void {
  const [settings, ...others] = groups;
  const heading = byId('panel-title');
  heading.textContent = title;
  byId('copied').textContent = '';
  byId('panel-body').replaceChildren(
    ...lines.map((line) => made('p', line)),
    ...links.map(({ label, href }) => {
      const link = made('a', label);
      link.href = href;
      const paragraph = document.createElement('p');
      paragraph.append(link);
      return paragraph;
    }),
    ...groupOf(settings),
    ...commands.flatMap(({ label, text }) => [made('h3', label), made('pre', text), copyButton(text)]),
    ...others.flatMap(groupOf),
  );
  heading.focus({ preventScroll: true });
  const { top, bottom } = byId('panel').getBoundingClientRect();
  if (top >= innerHeight - 80 || bottom <= 80) heading.scrollIntoView({ block: 'start' });
}

const groupOf = ({ title, rows }: StudyPoint['groups'][number]): readonly HTMLElement[] =>
  rows.length === 0 ? [] : [made('h3', title), listOf(rows)];

function made<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function listOf(rows: readonly (readonly [string, string])[]): HTMLElement {
  const list = document.createElement('dl');
  for (const [name, value] of rows) {
    const row = document.createElement('div');
    row.append(made('dt', name), made('dd', value));
    list.append(row);
  }
  return list;
}

function copyButton(text: string): HTMLElement {
  const button = made('button', 'Copy the command');
  button.type = 'button';
  button.addEventListener('click', () => {
    void copyText(text, 'Command');
  });
  return button;
}
