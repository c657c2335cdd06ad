import { scenarioJsonSchema } from '../../src/scenario/json-schema.js';

/** A node of the JSON Schema of the scenario file. */
interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly prefixItems?: readonly Node[];
  readonly additionalProperties?: Node | boolean;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: unknown;
}

/** Words that stand in many places: what they may say counts once, wherever it is said. */
const WORDS = new Set([
  'launchType',
  'capacityProviderStrategy',
  'placementStrategy',
  'placementConstraints',
  'requestsPerSecond',
  'serviceConnectConfiguration',
]);

const schema = scenarioJsonSchema() as Node;

/** The names of all that the format can say: every key, every word of a closed list, every kind of a list's elements. */
export function schemaFeatures(): readonly string[] {
  const found = new Set<string>();
  list(schema, '', found);
  return [...found];
}

function list(node: Node, path: string, found: Set<string>): void {
  for (const { at, variant } of variantsOf(node, path)) {
    for (const [key, child] of Object.entries(variant.properties ?? {})) {
      if (key === discriminatorOf(variant)) continue;
      found.add(join(at, key));
      list(child, placeOf(at, key, child), found);
    }
    if (variant.items !== undefined) list(variant.items, `${at}[]`, found);
    for (const word of wordsOf(variant)) found.add(`${at}=${String(word)}`);
    if (at !== path) found.add(at);
  }
}

/** The features that a scenario uses, by the names of `schemaFeatures`. */
export function featuresUsed(data: unknown): ReadonlySet<string> {
  const used = new Set<string>();
  collect(data, schema, '', used);
  return used;
}

function collect(value: unknown, node: Node, path: string, used: Set<string>): void {
  for (const { at, variant } of variantsOf(node, path)) {
    if (!admits(variant, value)) continue;
    if (at !== path) used.add(at);
    if (wordsOf(variant).includes(value)) used.add(`${at}=${String(value)}`);
    if (Array.isArray(value)) {
      for (const element of value) if (variant.items !== undefined) collect(element, variant.items, `${at}[]`, used);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(variant.properties ?? {})) {
        if (!Object.hasOwn(value, key) || key === discriminatorOf(variant)) continue;
        used.add(join(at, key));
        collect((value as Readonly<Record<string, unknown>>)[key], child, placeOf(at, key, child), used);
      }
    }
  }
}

/** Each form that a node may have, with the name of the place: `events[](deploy)`. */
function variantsOf(node: Node, path: string): readonly { readonly at: string; readonly variant: Node }[] {
  const inner = node.anyOf ?? node.oneOf;
  if (inner !== undefined) return inner.flatMap((variant) => variantsOf(variant, path));
  const key = discriminatorOf(node);
  return [{ at: key === undefined ? path : `${path}(${String(constOf(node, key))})`, variant: node }];
}

const constOf = ({ properties = {} }: Node, key: string): unknown =>
  Object.hasOwn(properties, key) ? properties[key].const : undefined;

const discriminatorOf = (node: Node): string | undefined =>
  ['type', 'distribution'].find((key) => constOf(node, key) !== undefined);

const wordsOf = (node: Node): readonly unknown[] => {
  if (node.enum !== undefined) return node.enum;
  if (node.const !== undefined) return [node.const];
  return node.type === 'boolean' ? [true, false] : [];
};

/** Whether a value has the form of a variant, as far as that tells variants apart. */
function admits(variant: Node, value: unknown): boolean {
  if (Array.isArray(value)) return variant.items !== undefined || variant.prefixItems !== undefined;
  if (typeof value !== 'object' || value === null)
    return (
      variant.properties === undefined &&
      variant.items === undefined &&
      (variant.const === undefined || variant.const === value)
    );
  const key = discriminatorOf(variant);
  if (key !== undefined) return (value as Readonly<Record<string, unknown>>)[key] === constOf(variant, key);
  return variant.properties !== undefined || variant.additionalProperties !== undefined;
}

const join = (at: string, key: string): string => (at === '' ? key : `${at}.${key}`);

function placeOf(at: string, key: string, child: Node): string {
  if (isDistribution(child)) return 'a duration';
  return WORDS.has(key) ? key : join(at, key);
}

const isDistribution = (node: Node): boolean =>
  variantsOf(node, '').some(({ variant }) => discriminatorOf(variant) === 'distribution');
