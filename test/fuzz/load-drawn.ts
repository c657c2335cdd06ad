import type { Diagnostic } from '../../src/model/diagnostic.js';
import { loadScenario, type LoadedScenario } from '../../src/scenario/load.js';
import type { DrawnScenario } from './draw-scenario.js';

/** Reads a drawn scenario as if it stood in files. */
export const loadDrawn = ({ data, files }: Pick<DrawnScenario, 'data' | 'files'>): LoadedScenario =>
  loadScenario(JSON.stringify(data), {
    file: 'drawn.yaml',
    readText: (path) =>
      Object.hasOwn(files, path) ? { ok: true, text: files[path] } : { ok: false, reason: 'it is not there' },
  });

export const diagnosticText = ({ code, path, message }: Diagnostic): string => `${code} ${path}: ${message}`;
