import { registryNames } from '../analysis/explain/registry.js';
import type { ToldRun } from '../analysis/explain/told-run.js';
import { nearestWord } from '../model/nearest-word.js';
import { UsageError } from './usage-error.js';

/** Why there is nothing to explain under a name until `--at`, and what there is. */
export function notInRun(run: ToldRun, subject: string, id: string): UsageError {
  if (subject === 'scaling') {
    const names = run.scenario.capacityProviders.filter((p) => p.autoScalingGroup >= 0).map(({ name }) => name);
    return new UsageError(`no capacity provider with an Auto Scaling group is called ${id}; ${among(id, names)}`);
  }
  if (subject === 'request') {
    const names = run.scenario.network.edges.map(({ name }) => name);
    if (names.length === 0) return new UsageError(`the scenario has no traffic, and no request ${id} to explain`);
    return new UsageError(`no edge of traffic is called ${id}; ${among(id, names)}`);
  }
  if (subject === 'endpoints') {
    const names = registryNames(run.scenario);
    if (names.length === 0) return new UsageError(`no service of the scenario is registered anywhere, nor as ${id}`);
    return new UsageError(`nothing is registered as ${id}; ${among(id, names)}`);
  }
  const kind = subject === 'instance' ? 'instance' : 'task';
  const later = run.find((entry) => entry[kind] === id).at(0);
  if (later !== undefined) return new UsageError(`${id} comes at ${later.at.replace(/\.000$/, '')}, after --at`);
  if (kind === 'instance') {
    const there = run.find(() => true, new Set(['InstanceLaunched', 'ExternalInstanceRegistered']));
    return new UsageError(`no instance is called ${id}; the run has ${ends(there.map((e) => String(e['instance'])))}`);
  }
  const name = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  const names = [...new Set(run.roster.requesters.map((requester) => requester.name))];
  const asked = run.find((e) => e.type === 'TaskRequested' && e['requester'] === name).map((e) => String(e['task']));
  if (asked.length > 0) return new UsageError(`no task is called ${id}; ${name} asks for ${ends(asked)}`);
  return new UsageError(`no task is called ${id}: tasks are NAME/1, NAME/2 and so on; ${among(name, names)}`);
}

function among(name: string, names: readonly string[]): string {
  const near = nearestWord(name, names);
  return near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`;
}

const ends = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : `${ids[0]} to ${ids[ids.length - 1]}`);
