import { isCollection, isMap, isNode, isPair, isScalar, stringify, type Document, type Node, type YAMLMap } from 'yaml';
import type { Path } from './place.js';

/**
 * The text with the value at a path replaced, or put in where its mapping has none, and not a character more. Undefined where
 * that is not easy: the caller checks the result, and has another way.
 */
export function splicedText(text: string, document: Document, path: Path, value: unknown): string | undefined {
  const found = nodeAt(document, path);
  if (found?.range !== undefined && found.range !== null) {
    const [from, until] = found.range;
    const end = isCollection(found) ? trimmedEnd(text, from, until) : until;
    return text.slice(0, from) + flowText(value) + text.slice(end);
  }
  for (let length = path.length - 1; length >= 0; length--) {
    const around = nodeAt(document, path.slice(0, length));
    if (around === undefined) continue;
    const [key, ...rest] = path.slice(length);
    const inner = rest.reduceRight<unknown>((held, step) => ({ [step]: held }), value);
    return isMap(around) ? withPair(text, around, String(key), inner) : undefined;
  }
  return undefined;
}

function nodeAt(document: Document, path: Path): Node | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node : undefined;
}

/** A list over several lines ends before the line break and the comments that follow it. */
function trimmedEnd(text: string, from: number, until: number): number {
  return from + text.slice(from, until).trimEnd().length;
}

/** On one line, however long. */
const flowText = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, version: '1.2' })
    .trimEnd()
    .replace(/^\[ (.*) \]$/s, '[$1]');

function withPair(text: string, map: YAMLMap, key: string, value: unknown): string | undefined {
  const last = map.items.findLast(
    (pair) => isPair(pair) && isNode(pair.value) && (isScalar(pair.value) || isFlow(pair.value)),
  );
  if (last === undefined || !isNode(last.value) || !isNode(last.key)) return undefined;
  const [valueFrom, valueEnd] = last.value.range ?? [0, 0];
  const [keyFrom] = last.key.range ?? [0];
  const pair = `${key}: ${flowText(value)}`;
  if (map.flow === true) return `${text.slice(0, valueEnd)}, ${pair}${text.slice(valueEnd)}`;
  if (isScalar(last.value) && last.value.type?.startsWith('BLOCK') === true) return undefined;
  const breaks = text.indexOf('\n', Math.max(valueFrom, valueEnd));
  const end = breaks < 0 ? text.length : breaks;
  const indent = keyFrom - (text.lastIndexOf('\n', keyFrom - 1) + 1);
  return `${text.slice(0, end)}\n${' '.repeat(indent)}${pair}${text.slice(end)}`;
}

const isFlow = (node: Node): boolean => isCollection(node) && node.flow === true;
