import { isMap, isNode, LineCounter, visit, type Document, type Pair } from 'yaml';
import { composeYaml } from '../compose-yaml.js';

/**
 * The text without a key of its top and what stands under it; comments before the next key stay, and an alias of something under
 * it is written out. Undefined when the text is not one block mapping.
 */
export function withoutKey(text: string, key: string): string | undefined {
  const found = placeOf(text, key);
  if (found === undefined || found.place < 0) return found === undefined ? undefined : text;
  const written = withAliasesWrittenOut(text, found);
  const { from, until } = placeOf(written, key) ?? found;
  const [before, kept] = [written.slice(0, from), trailingComments(written.slice(from, until))];
  // One empty line where the key was, not two.
  const gap = /\n\r?\n$/.test(before) ? kept.replace(/^\r?\n/, '') : kept;
  return before + gap + written.slice(until);
}

interface KeyPlace {
  readonly document: Document;
  /** Among the keys; -1 when it is not there. */
  readonly place: number;
  /** Offsets, up to the next key. */
  readonly from: number;
  readonly until: number;
}

function placeOf(text: string, key: string): KeyPlace | undefined {
  const composed = composeYaml(text, new LineCounter());
  const document = 'tooDeepAt' in composed ? undefined : composed.documents.at(0);
  const top = document?.contents;
  if (document === undefined || !isMap(top) || top.flow === true) return undefined;
  const starts = (top.items as readonly Pair[]).map((pair) => (isNode(pair.key) ? (pair.key.range?.[0] ?? -1) : -1));
  const place = top.items.findIndex((pair) => isNode(pair.key) && String(pair.key) === key);
  return { document, place, from: starts.at(place) ?? 0, until: starts.at(place + 1) ?? text.length };
}

/** As JSON, which YAML 1.2 reads. */
function withAliasesWrittenOut(text: string, { document, from, until }: KeyPlace): string {
  const isGoing = (offset: number | undefined): boolean => offset !== undefined && offset >= from && offset < until;
  const spots: { readonly start: number; readonly end: number; readonly json: string }[] = [];
  visit(document, {
    Alias(_, alias) {
      const source = alias.resolve(document);
      if (!alias.range || isGoing(alias.range[0]) || !isGoing(source?.range?.[0])) return;
      spots.push({ start: alias.range[0], end: alias.range[1], json: JSON.stringify(source?.toJS(document)) });
    },
  });
  return spots
    .toSorted((a, b) => b.start - a.start)
    .reduce((written, { start, end, json }) => written.slice(0, start) + json + written.slice(end), text);
}

/** The comments at the left margin, and the empty lines, that a part of a block mapping ends with. */
function trailingComments(part: string): string {
  const lines = part.split('\n');
  let first = lines.length - 1;
  while (first > 0 && (lines[first - 1].trim() === '' || lines[first - 1].startsWith('#'))) first--;
  return lines.slice(first).join('\n');
}
