import { byId } from '../dom.js';

/** How far the run is, where it takes so long that one would ask. */
export interface Status {
  readonly wait: () => void;
  readonly progress: (share: number) => void;
  /** Over: with what there is to say about it. */
  readonly end: (words: string, isFault: boolean) => void;
}

const SAY_AFTER_MS = 250;

export function createStatus(): Status {
  const state = byId('state');
  const bar = byId('progress') as HTMLProgressElement;
  let timer: number | undefined;
  return {
    wait() {
      timer ??= setTimeout(() => {
        state.textContent = 'Running…';
        bar.hidden = false;
      }, SAY_AFTER_MS);
    },
    progress(share) {
      bar.value = share;
    },
    end(words, isFault) {
      clearTimeout(timer);
      timer = undefined;
      bar.hidden = true;
      bar.value = 0;
      if (state.textContent !== words) state.textContent = words;
      document.body.classList.toggle('stale', isFault);
    },
  };
}
