import { scenarioJsonSchema } from './json-schema.js';
import { valueAt } from './path-text.js';
import type { Path } from './place.js';

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly prefixItems?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly const?: unknown;
}

/** The keys that the format knows at a place; under a choice by `type`, those of the type that the file names. */
export function allowedKeys(raw: unknown, path: Path): readonly string[] {
  let nodes: readonly SchemaNode[] = [scenarioJsonSchema()];
  path.forEach((key, depth) => {
    const value = valueAt(raw, path.slice(0, depth));
    nodes = nodes.flatMap((node) => optionsOf(node, value)).flatMap((node) => step(node, key));
  });
  const value = valueAt(raw, path);
  const options = nodes.flatMap((node) => optionsOf(node, value));
  return [...new Set(options.flatMap((node) => Object.keys(node.properties ?? {})))];
}

const step = (node: SchemaNode, key: string | number): readonly SchemaNode[] => {
  const next = typeof key === 'number' ? node.items : node.properties?.[key];
  return next === undefined ? [] : [next];
};

function optionsOf(node: SchemaNode, value: unknown): readonly SchemaNode[] {
  const options = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  if (options.length === 0) return [node];
  const flat = options.flatMap((option) => optionsOf(option, value));
  const fitting = flat.filter((option) => matches(option, value));
  return fitting.length > 0 ? fitting : flat;
}

/** Every fixed word of the option stands in the value. */
const matches = (option: SchemaNode, value: unknown): boolean =>
  Object.entries(option.properties ?? {}).every(
    ([key, { const: word }]) =>
      word === undefined || (value as Readonly<Record<string, unknown>> | undefined)?.[key] === word,
  );
