import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { Path } from './place.js';

/** A fault that shows only in the tree: where it is, and where in the text. */
export interface NodeFault {
  readonly path: Path;
  readonly offset: number;
  readonly message: string;
}

export interface NodeFaults {
  readonly duplicateKeys: readonly NodeFault[];
  /** Aliases of nothing that stands before them. With one of these there is no data. */
  readonly unknownAliases: readonly NodeFault[];
}

export function nodeFaults(root: Node | null): NodeFaults {
  const duplicateKeys: NodeFault[] = [];
  const unknownAliases: NodeFault[] = [];
  const anchors = new Set<string>();
  const visit = (node: unknown, path: Path): void => {
    if (!isNode(node)) return;
    if (isAlias(node)) {
      if (anchors.has(node.source)) return;
      const message = `*${node.source} stands for nothing: no &${node.source} ends before it`;
      unknownAliases.push({ path, offset: offsetOf(node), message });
      return;
    }
    if (isMap(node)) visitKeys(node.items, path);
    if (isSeq(node))
      node.items.forEach((item, n) => {
        visit(item, [...path, n]);
      });
    if (node.anchor !== undefined) anchors.add(node.anchor);
  };
  const visitKeys = (items: readonly unknown[], path: Path): void => {
    const seen = new Set<string>();
    for (const pair of items) {
      if (!isPair(pair)) continue;
      visit(pair.key, path);
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (key !== undefined && seen.has(key)) {
        const message = `the key "${key}" stands twice in one mapping`;
        duplicateKeys.push({ path: [...path, key], offset: offsetOf(pair.key), message });
      }
      if (key !== undefined) seen.add(key);
      visit(pair.value, key === undefined ? path : [...path, key]);
    }
  };
  visit(root, []);
  return { duplicateKeys, unknownAliases };
}

const offsetOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
