import { loadScenario, type LoadedScenario } from '../../scenario/load.js';
import type { DrawnScenario } from './draft.js';

/** Reads a drawn scenario as if it stood in files. */
export const loadDrawn = ({ data, files }: Pick<DrawnScenario, 'data' | 'files'>): LoadedScenario =>
  loadScenario(JSON.stringify(data), {
    file: 'drawn.yaml',
    readText: (path) =>
      Object.hasOwn(files, path) ? { ok: true, text: files[path] } : { ok: false, reason: 'it is not there' },
  });
