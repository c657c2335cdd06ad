import { playgroundPages } from '../../src/cli/playground-files.js';
import { startPlaygroundServer, type PlaygroundServer, type ServedFile } from '../../src/cli/playground-server.js';
import {
  playgroundFiles,
  type PlaygroundData,
  type PlaygroundScenario,
} from '../../src/report/playground/playground-data.js';
import { clientScript } from './client-script.js';

/** The playground of the sources as they stand, served; `data` is asked anew at each request. */
export function servePlayground(data: () => PlaygroundData): Promise<PlaygroundServer> {
  const files = new Map<string, ServedFile>([...playgroundPages(data), ...scripts()]);
  return startPlaygroundServer({ host: '127.0.0.1', port: 0 }, files);
}

export const scenarioOf = (file: string, text: string, more: Partial<PlaygroundScenario> = {}): PlaygroundScenario => ({
  file,
  title: file,
  text,
  set: [],
  files: {},
  ...more,
});

export const dataOf = (...scenarios: readonly PlaygroundScenario[]): PlaygroundData => ({
  version: '0.0.0-test',
  isLive: true,
  scenarios,
});

const scripts = (): readonly (readonly [string, ServedFile])[] =>
  [playgroundFiles.script, playgroundFiles.worker].map((name) => {
    const text = clientScript(`playground/${name === playgroundFiles.script ? 'main' : 'worker'}`);
    return [name, { type: 'text/javascript; charset=utf-8', text: () => text }];
  });
