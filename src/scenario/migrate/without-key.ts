import { isMap, isNode, LineCounter, type Pair } from 'yaml';
import { composeYaml } from '../compose-yaml.js';

/**
 * The text without a key of its top and what stands under it; comments before the next key stay. Undefined when the text is not
 * one block mapping.
 */
export function withoutKey(text: string, key: string): string | undefined {
  const composed = composeYaml(text, new LineCounter());
  if ('tooDeepAt' in composed) return undefined;
  const top = composed.documents.at(0)?.contents;
  if (!isMap(top) || top.flow === true) return undefined;
  const starts = (top.items as readonly Pair[]).map((pair) => (isNode(pair.key) ? (pair.key.range?.[0] ?? -1) : -1));
  const place = top.items.findIndex((pair) => isNode(pair.key) && String(pair.key) === key);
  if (place < 0) return text;
  const from = starts[place];
  const until = starts.at(place + 1) ?? text.length;
  const [before, kept] = [text.slice(0, from), trailingComments(text.slice(from, until))];
  // One empty line where the key was, not two.
  const gap = before.endsWith('\n\n') && kept.startsWith('\n') ? kept.slice(1) : kept;
  return before + gap + text.slice(until);
}

/** The comments at the left margin, and the empty lines, that a part of a block mapping ends with. */
function trailingComments(part: string): string {
  const lines = part.split('\n');
  let first = lines.length - 1;
  while (first > 0 && (lines[first - 1] === '' || lines[first - 1].startsWith('#'))) first--;
  return lines.slice(first).join('\n');
}
