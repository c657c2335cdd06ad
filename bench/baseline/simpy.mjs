import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Debian's Python, for which python3-simpy3 is built; another Python of the path would not find it. */
const PYTHON = '/usr/bin/python3';
const SHOW = 'import platform, simpy; print(f"{simpy.__version__} on Python {platform.python_version()}")';
const models = fileURLToPath(new URL('simpy-models.py', import.meta.url));

/** SimPy, if it is installed; `missing` is the command that would install it. */
export function findSimpy() {
  const { status, stdout } = spawnSync(PYTHON, ['-c', SHOW], { encoding: 'utf8' });
  if (status !== 0) return { missing: 'apt-get install python3-simpy3' };
  return {
    version: stdout.trim(),
    program: (model, ...options) => ({ command: PYTHON, arguments: [models, model, ...options.map(String)] }),
  };
}
