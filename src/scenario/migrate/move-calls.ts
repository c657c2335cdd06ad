import { edgeName } from '../build/edges.js';
import type { PlacedValue } from '../changed-text.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { movePort } from './move-port.js';
import type { AppMesh, Move } from './move.js';
import { nodeOf } from './node-of.js';

/** Calls through the mesh go to the service that has the alias now. They keep their names, so that both runs can be compared. */
export function moveCalls(file: ScenarioFile, appMesh: AppMesh): Move {
  const set: PlacedValue[] = [];
  const changes: string[] = [];
  file.traffic.forEach((edge, n) => {
    if (edge.via !== 'appMesh') return;
    const virtual = appMesh.virtualServices.find(({ name }) => name === edge.to);
    const node = appMesh.virtualNodes.find(({ name }) => virtual !== undefined && name === nodeOf(appMesh, virtual));
    if (node === undefined) return;
    const name = edgeName(edge);
    const put = (key: string, value: unknown): number => set.push({ path: ['traffic', n, key], value });
    if (edge.name === undefined) put('name', name);
    put('to', node.service);
    put('via', 'serviceConnect');
    // A mesh asks for no port; Service Connect takes it for that of an alias.
    if (edge.port !== undefined) put('port', movePort(file, node.service).number);
    changes.push(`calls ${name}: through Service Connect to ${node.service}`);
  });
  return { set, changes, losses: [] };
}
