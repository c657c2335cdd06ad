import { isMap, isNode, isPair, isScalar, LineCounter, type Document, type Node } from 'yaml';

/** A path in the file as keys and list places: `['services', 0, 'desiredCount']`. */
export type Path = readonly (string | number)[];

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where things stand in the file. Positions count from 1; 0 is for what the file does not hold. */
export interface Places {
  /** Of the value; of the nearest value around it where there is none. */
  valueAt(path: Path): Position;
  /** Of the key itself. */
  keyAt(path: Path): Position;
  /** Of a character inside a text that stands on one line. */
  insideAt(path: Path, offset: number): Position;
  /** `services[web-app].desiredCount`: list elements by their name. */
  text(path: Path): string;
}

const NOWHERE: Position = { line: 0, column: 0 };
const NAMES = ['name', 'family', 'id', 'capacityProvider'] as const;

/** The name by which a list element is known, if it has one. */
export function nameOf(element: unknown): string | undefined {
  if (typeof element !== 'object' || element === null) return undefined;
  for (const key of NAMES) {
    const value = (element as Readonly<Record<string, unknown>>)[key];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return undefined;
}

export function createPlaces(document: Document, lines: LineCounter, raw: unknown): Places {
  const position = (node: Node | null | undefined): Position => {
    const offset = node?.range?.[0];
    if (offset === undefined) return NOWHERE;
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const nodeAt = (path: Path): Node | undefined => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    return isNode(node) && node.range !== undefined ? node : undefined;
  };
  const valueAt = (path: Path): Position => {
    for (let length = path.length; length >= 0; length--) {
      const node = nodeAt(path.slice(0, length));
      if (node !== undefined) return position(node);
    }
    return NOWHERE;
  };
  return {
    valueAt,
    keyAt(path) {
      const parent = nodeAt(path.slice(0, -1));
      const key = path[path.length - 1];
      if (!isMap(parent)) return valueAt(path);
      const pair = parent.items.find((p) => isPair(p) && isScalar(p.key) && String(p.key.value) === String(key));
      return isNode(pair?.key) ? position(pair.key) : valueAt(path);
    },
    insideAt(path, offset) {
      const node = nodeAt(path);
      const start = node?.range?.[0];
      if (!isScalar(node) || start === undefined) return valueAt(path);
      const { line, col } = lines.linePos(start + (node.type === 'PLAIN' ? 0 : 1) + offset);
      return { line, column: col };
    },
    text: (path) => pathText(raw, path),
  };
}

/** A path as people write it: list elements by their names. */
export function pathText(raw: unknown, path: Path): string {
  let value: unknown = raw;
  let text = '';
  for (const key of path) {
    value = (value as Readonly<Record<string | number, unknown>> | undefined | null)?.[key];
    if (typeof key === 'number') text += `[${nameOf(value) ?? key}]`;
    else text += text === '' ? key : `.${key}`;
  }
  return text;
}
