import { changedAt } from '../changed-text.js';
import { parseYaml } from '../parse-yaml.js';
import { scenarioFile, type ScenarioFile } from '../schema/scenario-file.js';
import { lossesOf, type Loss } from './losses.js';
import { moveCalls } from './move-calls.js';
import { moveNode } from './move-node.js';
import type { AppMesh, Move } from './move.js';
import { withoutKey } from './without-key.js';

/** A scenario without its App Mesh. */
export interface Migration {
  /** The file, with its comments. */
  readonly text: string;
  /** What was done, in the order of AWS's own map (AM-4). */
  readonly changes: readonly string[];
  /** What Service Connect has no equivalent for. */
  readonly losses: readonly Loss[];
}

/**
 * Rewrites App Mesh to Service Connect (AM-4): the mesh becomes the namespace that its nodes register in, a virtual node a
 * service with Service Connect, a virtual service a client alias of its own name, so that callers change nothing.
 * Undefined when the text has no mesh, or is not one block mapping that can be edited. The text is one that loads.
 */
export function migrateMesh(text: string): Migration | undefined {
  const appMesh = readFile(text)?.appMesh;
  if (appMesh === undefined) return undefined;
  const steps: readonly ((file: ScenarioFile) => Move)[] = [
    (file) => ({ set: [], changes: [meshChange(file, appMesh)], losses: lossesOf(appMesh) }),
    ...appMesh.virtualNodes.map(
      (node) => (file: ScenarioFile) => moveNode(file, appMesh, node, namespaceOf(file, appMesh) ?? appMesh.mesh),
    ),
    (file) => moveCalls(file, appMesh),
  ];
  const changes: string[] = [];
  const losses: Loss[] = [];
  let edited = text;
  for (const step of steps) {
    // Each reads what those before it have written: services share task definitions.
    const file = readFile(edited);
    const moved = file === undefined ? undefined : step(file);
    const changed = moved === undefined ? undefined : changedAt(edited, moved.set);
    if (moved === undefined || changed === undefined) return undefined;
    edited = changed.text;
    changes.push(...moved.changes);
    losses.push(...moved.losses);
  }
  const without = withoutKey(edited, 'appMesh');
  return without === undefined ? undefined : { text: withLineEndsOf(text, without), changes, losses };
}

function readFile(text: string): ScenarioFile | undefined {
  const parsed = parseYaml(text);
  return parsed.ok ? scenarioFile.safeParse(parsed.raw).data : undefined;
}

function meshChange(file: ScenarioFile, appMesh: AppMesh): string {
  const namespace = namespaceOf(file, appMesh);
  return namespace === undefined
    ? `mesh ${appMesh.mesh}: goes, there is no virtual node in it`
    : `mesh ${appMesh.mesh}: the Cloud Map namespace ${namespace}`;
}

/** The one that most nodes register in; undefined without nodes, as the checks have made sure that each registers. */
function namespaceOf({ services }: ScenarioFile, { virtualNodes }: AppMesh): string | undefined {
  const used = virtualNodes.flatMap(
    ({ service }) => services.find(({ name }) => name === service)?.serviceRegistries.map((r) => r.namespace) ?? [],
  );
  const count = (wanted: string | undefined): number => used.filter((name) => name === wanted).length;
  return used.reduce<string | undefined>((most, name) => (count(name) > count(most) ? name : most), used.at(0));
}

/** What is put in ends its lines with a line feed. */
const withLineEndsOf = (before: string, after: string): string =>
  before.includes('\r\n') && !/(^|[^\r])\n/.test(before) ? after.replaceAll(/\r?\n/g, '\r\n') : after;
