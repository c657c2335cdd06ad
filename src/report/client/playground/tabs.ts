import { all, byId } from '../dom.js';

/** Tabs as the ARIA practices have them: arrows move between them. Returns what opens one by its id. */
export function createTabs(onOpen: (id: string) => void): (id: string) => void {
  const tabs = all('[role=tab]');
  const open = (id: string): void => {
    for (const tab of tabs) {
      const isOpen = tab.id === id;
      tab.setAttribute('aria-selected', String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      byId(tab.getAttribute('aria-controls') ?? '').hidden = !isOpen;
    }
    onOpen(id);
  };
  tabs.forEach((tab, n) => {
    tab.addEventListener('click', () => {
      open(tab.id);
    });
    tab.addEventListener('keydown', ({ key }) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      const next = tabs.at((n + step) % tabs.length);
      if (step === 0 || next === undefined) return;
      open(next.id);
      next.focus();
    });
  });
  return open;
}
