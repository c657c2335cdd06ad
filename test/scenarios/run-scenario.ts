import type { CapacityProviderSummary, ServiceSummary } from '../../src/analysis/summary-types.js';
import { loadScenario } from '../../src/scenario/load.js';
import { simulate, type Run } from '../../src/simulate.js';
import { filesUnder, read } from '../tidy/source-tree.js';

const shipped: readonly string[] = filesUnder('scenarios')
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => path.slice('scenarios/'.length, -'.yaml'.length));

/** The lessons, by name, without the extension: `00-hello`. */
export const scenarioNames: readonly string[] = shipped.filter((name) => !name.includes('/'));

/** The pain points that people have reported: `known/containers-roadmap-653-empty-cluster-loop`. */
export const knownNames: readonly string[] = shipped.filter((name) => name.startsWith('known/'));

const pathOf = (name: string): string => `scenarios/${name}.yaml`;

/** Runs a scenario that ships, with the changes of `--set`, and keeps its trace. Any diagnostic fails the test. */
export const runScenario = (name: string, ...set: readonly string[]): Run => runText(name, read(pathOf(name)), set);

/** Runs a pain point with what would have avoided it: the lines that its comments `# instead:` and `# also:` give. */
export const runAvoided = (name: string, ...set: readonly string[]): Run =>
  runText(name, avoided(read(pathOf(name))), set);

const ADVICE = /^( *)# (instead|also): (.*)$/;

/** `# instead: …` takes the place of the line above it, `# also: …` is one line more. */
function avoided(text: string): string {
  const lines: string[] = [];
  let advised = 0;
  for (const line of text.split('\n')) {
    const match = ADVICE.exec(line);
    if (match === null) {
      lines.push(line);
      continue;
    }
    const [, indent, kind, advice] = match;
    if (kind === 'instead') lines.pop();
    lines.push(`${indent}${advice}`);
    advised++;
  }
  if (advised === 0) throw new Error('the scenario gives no advice: no line # instead: or # also:');
  return lines.join('\n');
}

function runText(name: string, text: string, set: readonly string[]): Run {
  const file = pathOf(name);
  const { scenario, diagnostics } = loadScenario(text, {
    file,
    readText: (path) => ({ ok: true, text: read(`scenarios/${path}`) }),
    set,
  });
  const faults = diagnostics.map((d) => `${file}:${d.line}:${d.column} ${d.path}: ${d.message}`);
  if (scenario === undefined || faults.length > 0) throw new Error(faults.join('\n'));
  return simulate(scenario, { keepTrace: true });
}

/** The header comment of a scenario as one line of text, so that a test can look for what it says. */
export function headerOf(name: string): string {
  const [header] = read(pathOf(name)).split('\nversion:');
  return header.replace(/^# ?/gm, '').replace(/\s+/g, ' ');
}

/** A provider's summary; the only one where no name is given. */
export function provider({ summary }: Run, name?: string): CapacityProviderSummary {
  const found = summary.capacityProviders.filter((p) => name === undefined || p.name === name);
  if (found.length !== 1) throw new Error(`${found.length} capacity providers ${name ?? ''}`);
  return found[0];
}

/** A service's summary; the only one where no name is given. */
export function service({ summary }: Run, name?: string): ServiceSummary {
  const found = summary.services.filter((s) => name === undefined || s.name === name);
  if (found.length !== 1) throw new Error(`${found.length} services ${name ?? ''}`);
  return found[0];
}

/** The greatest part of a service's tasks in one zone: what the loss of that zone takes. */
export function shareOfWorstZone(run: Run): number {
  const { byAvailabilityZone, runningCount } = service(run);
  return Math.max(...Object.values(byAvailabilityZone)) / runningCount;
}

/** Instances that hold a task at the end, in groups whose name begins so. */
export const busyInstances = ({ summary }: Run, group = ''): number =>
  summary.instances.filter((i) => i.tasks > 0 && i.autoScalingGroup.startsWith(group)).length;

export const findingCodes = ({ summary }: Run): readonly string[] => summary.findings.map(({ code }) => code);
