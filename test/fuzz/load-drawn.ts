import type { Diagnostic } from '../../src/model/diagnostic.js';

export { loadDrawn } from '../../src/testing/scenario/load-drawn.js';

export const diagnosticText = ({ code, path, message }: Diagnostic): string => `${code} ${path}: ${message}`;
