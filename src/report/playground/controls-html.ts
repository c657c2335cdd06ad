import { escape } from '../chart/escape.js';
import type { Control, ControlGroup, ControlInput } from './control.js';

/** The controls as HTML: a group can be closed, and each thing by itself is, where there is a group for all. */
export function controlsHtml(groups: readonly ControlGroup[]): string {
  let n = 0;
  return groups
    .map(({ title, controls }) => {
      const isAlone = controls.length > 0 && groups.some((group) => isStarOf(group, controls[0].path));
      const items = controls.map((control) => controlHtml(control, title, `c${n++}`));
      return `<details${isAlone ? '' : ' open'}><summary>${escape(title)}</summary>${items.join('')}</details>`;
    })
    .join('');
}

const listOf = (path: string): string => path.slice(0, path.indexOf('[') + 1);

const isStarOf = ({ controls }: ControlGroup, path: string): boolean =>
  path.includes('[') &&
  !path.startsWith(`${listOf(path)}*]`) &&
  controls.some((other) => other.path.startsWith(`${listOf(path)}*]`));

function controlHtml({ path, label, input }: Control, title: string, id: string): string {
  const name = escape(`${label}, ${title}`);
  return [
    `<div class="control" data-path="${escape(path)}">`,
    `<label for="${id}">${escape(label)}</label> <small class="was"></small>`,
    `<button type="button" class="undo" title="As in the file" aria-label="${name}: as in the file" hidden>↺</button>`,
    `<div class="inputs">${inputHtml(input, id, name)}</div>`,
    `</div>`,
  ].join('');
}

function inputHtml(input: ControlInput, id: string, name: string): string {
  switch (input.kind) {
    case 'number': {
      const { value, min, max, sliderMax, unit } = input;
      return [
        `<input type="range" id="${id}" aria-label="${name}" min="${min}" max="${sliderMax}" step="1" value="${value}">`,
        `<input type="number" aria-label="${name}, exactly" min="${min}" max="${max}" step="${unit === 's' ? 'any' : '1'}" value="${value}">`,
        `<span class="unit">${unit}</span>`,
      ].join('');
    }
    case 'choice': {
      const options = input.choices.map(
        ({ value, label }) =>
          `<option value="${escape(value)}"${value === input.value ? ' selected' : ''}>${escape(label)}</option>`,
      );
      return `<select id="${id}" aria-label="${name}">${options.join('')}</select>`;
    }
    case 'text':
      return `<input type="text" id="${id}" aria-label="${name}" value="${escape(input.value)}" spellcheck="false" autocomplete="off">`;
  }
}

/** Two lists of the same shape are drawn by the same elements; only values differ. */
export const shapeOf = (groups: readonly ControlGroup[]): string =>
  JSON.stringify(
    groups.map(({ title, controls }) => [
      title,
      controls.map(({ path, label, input }) => [path, label, input.kind, input.kind === 'choice' ? input.choices : []]),
    ]),
  );
