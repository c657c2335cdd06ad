import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * A browser that is on the machine, or that Debian's package manager can bring.
 * @throws Error that says how to get one.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = onPath() ?? install();
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(): string {
  const [command, ...first] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  try {
    execFileSync(command, [...first, 'install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'pipe' });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`browser tests need chromium on PATH: apt-get install -y chromium (tried it: ${why})`, {
      cause: error,
    });
  }
  const installed = onPath();
  if (installed === undefined) throw new Error('apt-get installed chromium, and it is not on PATH');
  return installed;
}
