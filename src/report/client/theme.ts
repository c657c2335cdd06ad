import { byId } from './dom.js';

/** As the system has it, until the button says otherwise. */
export function listenToTheme(onChange: () => void, signal: AbortSignal): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  byId('theme').addEventListener('click', () => {
    const { dataset } = document.documentElement;
    const now = dataset['theme'] ?? (system.matches ? 'dark' : 'light');
    dataset['theme'] = now === 'dark' ? 'light' : 'dark';
    onChange();
  });
  system.addEventListener('change', onChange, { signal });
}
