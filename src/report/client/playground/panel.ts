import { controlsHtml, shapeOf } from '../../playground/controls-html.js';
import { settingText, type Control, type ControlGroup, type ControlInput } from '../../playground/control.js';

/** The controls in the page. */
export interface Panel {
  /** The values in force, and those of the first run. */
  readonly show: (groups: readonly ControlGroup[], first: readonly ControlGroup[]) => void;
}

interface Heard {
  readonly onChange: (path: string, value: string) => void;
  readonly onUndo: (path: string) => void;
}

export function createPanel(root: HTMLElement, { onChange, onUndo }: Heard): Panel {
  let shape = '';
  let controls: ReadonlyMap<string, Control> = new Map();

  root.addEventListener('input', ({ target }) => {
    const found = boxOf(target);
    const control = controls.get(found?.dataset['path'] ?? '');
    if (found === undefined || control === undefined) return;
    const input = target as HTMLInputElement | HTMLSelectElement;
    const isRight = input.value.trim() !== '' && input.validity.valid;
    input.setAttribute('aria-invalid', String(!isRight));
    if (!isRight) return;
    for (const other of fieldsOf(found)) if (other !== input) other.value = input.value;
    onChange(control.path, settingText(control.input, input.value.trim()));
  });
  root.addEventListener('click', ({ target }) => {
    const found = boxOf(target);
    if (found === undefined || !(target instanceof Element) || target.closest('.undo') === null) return;
    found.querySelector<HTMLElement>('input,select')?.focus();
    onUndo(found.dataset['path'] ?? '');
  });

  return {
    show(groups, first) {
      if (shapeOf(groups) !== shape) {
        shape = shapeOf(groups);
        root.innerHTML = controlsHtml(groups);
      }
      controls = new Map(groups.flatMap((group) => group.controls.map((control) => [control.path, control])));
      const before = new Map(first.flatMap((group) => group.controls.map((control) => [control.path, control])));
      for (const found of root.querySelectorAll<HTMLElement>('.control')) {
        const control = controls.get(found.dataset['path'] ?? '');
        if (control !== undefined) showControl(found, control, before.get(control.path));
      }
    },
  };
}

const boxOf = (target: EventTarget | null): HTMLElement | undefined =>
  target instanceof Element ? (target.closest<HTMLElement>('.control') ?? undefined) : undefined;

const fieldsOf = (found: HTMLElement): readonly (HTMLInputElement | HTMLSelectElement)[] =>
  Array.from(found.querySelectorAll('input, select'));

function showControl(found: HTMLElement, { input, isMixed }: Control, before: Control | undefined): void {
  for (const field of fieldsOf(found)) {
    // Who writes in a field is not written over.
    if (field === document.activeElement && field instanceof HTMLInputElement && field.type !== 'range') continue;
    if (input.kind === 'number' && field instanceof HTMLInputElement && field.type === 'range') {
      if (input.value > Number(field.max)) field.max = String(input.sliderMax);
      field.setAttribute('aria-valuetext', valueText(input));
    }
    if (field.value !== String(input.value)) field.value = String(input.value);
    field.removeAttribute('aria-invalid');
  }
  const was = found.querySelector('.was');
  const undo = found.querySelector<HTMLButtonElement>('.undo');
  const isChanged = before !== undefined && (before.input.value !== input.value || before.isMixed !== isMixed);
  found.classList.toggle('changed', isChanged);
  if (was !== null) was.textContent = isMixed ? 'they differ' : isChanged ? wasText(before) : '';
  if (undo !== null) undo.hidden = !isChanged;
}

const wasText = ({ input, isMixed }: Control): string => (isMixed ? 'they differed' : `was ${valueText(input)}`);

function valueText(input: ControlInput): string {
  if (input.kind === 'number') return input.unit === '' ? String(input.value) : `${input.value} ${input.unit}`;
  if (input.kind === 'text') return input.value;
  return input.choices.find(({ value }) => value === input.value)?.label ?? input.value;
}
