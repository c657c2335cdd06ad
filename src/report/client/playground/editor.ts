import type { Diagnostic } from '../../../model/diagnostic.js';
import { byId } from '../dom.js';

/** The scenario as text, with what is wrong with it. */
export interface Editor {
  /** Leaves the text alone while somebody writes in it. */
  readonly show: (text: string) => void;
  readonly setText: (text: string) => void;
  readonly mark: (diagnostics: readonly Diagnostic[]) => void;
}

/** `onEdit` hears the whole text; `onGo` brings the editor into view. */
export function createEditor(onEdit: (text: string) => void, onGo: () => void): Editor {
  const area = byId('yaml') as HTMLTextAreaElement;
  const lines = byId('lines');
  const list = byId('diagnostics');
  let counted = 0;

  const number = (): void => {
    const count = area.value.split('\n').length;
    if (count !== counted) lines.replaceChildren(...Array.from({ length: count }, (_, n) => lineNumber(n + 1)));
    counted = count;
  };
  const setText = (text: string): void => {
    if (area.value !== text) area.value = text;
    number();
  };
  const goTo = (line: number, column: number): void => {
    onGo();
    const before = area.value.split('\n').slice(0, line - 1);
    const at = before.reduce((sum, each) => sum + each.length + 1, 0) + Math.max(0, column - 1);
    area.focus();
    area.setSelectionRange(at, at);
    area.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(area).lineHeight));
  };
  area.addEventListener('input', () => {
    number();
    onEdit(area.value);
  });
  area.addEventListener('scroll', () => {
    lines.scrollTop = area.scrollTop;
  });

  return {
    setText,
    show(text) {
      if (document.activeElement !== area) setText(text);
    },
    mark(diagnostics) {
      const bad = new Set(diagnostics.map(({ line }) => line));
      for (const [n, each] of Array.from(lines.children).entries()) each.classList.toggle('bad', bad.has(n + 1));
      list.replaceChildren(...diagnostics.map((diagnostic) => item(diagnostic, goTo)));
    },
  };
}

function lineNumber(n: number): HTMLElement {
  const line = document.createElement('span');
  line.textContent = `${n}\n`;
  return line;
}

function item(
  { code, severity, path, line, column, message, hint }: Diagnostic,
  goTo: (line: number, column: number) => void,
): HTMLElement {
  const made = document.createElement('li');
  made.className = severity;
  const place = line > 0 ? document.createElement('button') : document.createElement('span');
  if (place instanceof HTMLButtonElement) {
    place.type = 'button';
    place.textContent = `line ${line}:${column}`;
    place.addEventListener('click', () => {
      goTo(line, column);
    });
  }
  const words = document.createElement('span');
  words.textContent = ` ${code} ${path === '' ? '' : `${path}: `}${message}${hint === undefined ? '' : `. ${hint}`}`;
  made.append(place, words);
  return made;
}
