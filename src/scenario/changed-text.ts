import { LineCounter, parse, stringify, visit, type Document, type Node } from 'yaml';
import { composeYaml } from './compose-yaml.js';
import { nodeFaults } from './node-faults.js';
import { parsePath, resolvePath, withValue } from './path-text.js';
import type { Path } from './place.js';
import { splicedText } from './spliced-text.js';

/** The text of a scenario file after changes. */
export interface ChangedText {
  readonly text: string;
  /** What it says, unchecked. */
  readonly data: unknown;
}

const MAX_ALIASES = 1000;
const MAX_LINE = 120;

/**
 * The text of a scenario file with `path=value` items written into it, as `--set` takes them: to load it is to load the file
 * with `--set`. Comments stay, and so does the form of what is not changed. An item that `--set` would refuse changes nothing.
 * Undefined when the text is not one readable document.
 */
export function changedText(text: string, set: readonly string[]): ChangedText | undefined {
  const read = readDocument(text);
  if (read === undefined) return undefined;
  return set.reduce<Read>(
    (before, item) => readItem(before.data, item).reduce((each, change) => withChange(each, change), before),
    { ...read, text },
  );
}

/** The same for values at places, whatever characters their names have. */
export function changedAt(text: string, changes: readonly PlacedValue[]): ChangedText | undefined {
  const read = readDocument(text);
  return read === undefined ? undefined : changes.reduce<Read>(withChange, { ...read, text });
}

interface Read extends ChangedText {
  /** Of the text; it may be spoilt by the one who writes the next. */
  readonly document: Document;
}

/** What is to stand at a place. */
export interface PlacedValue {
  readonly path: Path;
  readonly value: unknown;
}

function readItem(data: unknown, item: string): readonly PlacedValue[] {
  const equals = item.indexOf('=');
  const steps = equals < 0 ? undefined : parsePath(item.slice(0, equals).trim());
  if (steps === undefined) return [];
  try {
    const value = parse(item.slice(equals + 1), { version: '1.2', maxAliasCount: 0 }) as unknown;
    return value === undefined ? [] : resolvePath(data, steps).map((path) => ({ path, value }));
  } catch {
    return [];
  }
}

/** With as little of the text touched as may be; what that gets wrong is written anew. */
function withChange(before: Read, { path, value }: PlacedValue): Read {
  const wanted = withValue(before.data, path, value);
  const spliced = splicedText(before.text, before.document, path, value);
  const after = spliced === undefined ? undefined : readDocument(spliced);
  if (spliced !== undefined && after !== undefined && isSame(after.data, wanted)) return { ...after, text: spliced };
  const text = rewritten(before.document, path, value) ?? stringify(wanted, { lineWidth: MAX_LINE });
  return { document: before.document, ...readDocument(text), text, data: wanted };
}

/** The order of keys means nothing. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  type Mapping = Readonly<Partial<Record<string, unknown>>>;
  return (
    keys.length === others.length &&
    keys.every((key) => key in other && isSame((one as Mapping)[key], (other as Mapping)[key]))
  );
}

function readDocument(text: string): { readonly document: Document; readonly data: unknown } | undefined {
  const composed = composeYaml(text, new LineCounter());
  if ('tooDeepAt' in composed) return undefined;
  const document = composed.documents.at(0);
  if (document === undefined || composed.documents.length > 1 || document.errors.length > 0) return undefined;
  if (nodeFaults(document.contents).unknownAliases.length > 0) return undefined;
  try {
    return { document, data: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown };
  } catch (error) {
    // The only way for yaml to say that the limit is reached.
    if (!(error instanceof ReferenceError)) throw error;
    return undefined;
  }
}

/** The document with its aliases written out, as a change is of one place alone; undefined where it has no such place. */
function rewritten(document: Document, path: Path, value: unknown): string | undefined {
  visit(document, {
    Alias: (_, alias) => alias.resolve(document)?.clone() as Node | undefined,
  });
  visit(document, {
    Value: (_, node) => {
      delete node.anchor;
    },
  });
  try {
    document.setIn(path, document.createNode(value, { flow: true }));
    return document.toString({ lineWidth: MAX_LINE, flowCollectionPadding: true });
  } catch {
    return undefined;
  }
}
