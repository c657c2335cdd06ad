import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { commonFlagsText } from './baseline/compile.mjs';

function system() {
  try {
    const name = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'));
    return `${name[1]}, ${type()} ${release()}`;
  } catch {
    return `${type()} ${release()}`;
  }
}

const versionOf = ({ missing }, text) => (missing === undefined ? text : `not there (\`${missing}\`)`);

/** What the figures were measured on, as lines of Markdown. Call it before anything is timed. */
export function describeMachine({ cpp, simpy }) {
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  const load = loadavg().map((n) => n.toFixed(2));
  return [
    `- Machine: ${cpus().length} × ${cpus()[0].model}, ${gib} GiB; load average at the start ${load.join(', ')}.`,
    `- System: ${system()}. Node ${process.version}.`,
    `- C++: ${versionOf(cpp, `g++ ${cpp.version}; ${commonFlagsText}, and for each program the flags that its row names`)}.`,
    `- SimPy: ${versionOf(simpy, simpy.version)}.`,
  ];
}
