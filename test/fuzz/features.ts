import { allowedOperators } from '../../src/policy/placement/query/subjects.js';
import { operatorSpellings } from '../../src/policy/placement/query/operators.js';
import { UPDATABLE_WORDS } from '../../src/scenario/check/updates.js';
import type { DrawnScenario, Json } from './draw-scenario.js';
import { featuresUsed, schemaFeatures } from './schema-features.js';

/** A thing that a scenario may say, and whether one says it. */
export interface Feature {
  readonly name: string;
  readonly isDrawn: (scenario: DrawnScenario, used: ReadonlySet<string>) => boolean;
}

/** What is known and refused: it is advised, not simulated. */
const REFUSED = new Set(['traffic[].via=lattice']);
const ofSchema = schemaFeatures()
  .filter((name) => !REFUSED.has(name))
  .map((name): Feature => ({ name, isDrawn: (_, used) => used.has(name) }));

/** `autoScalingGroups[…].{minSize, maxSize}, …` names every path that an update may have. */
const updatable = [...UPDATABLE_WORDS.matchAll(/(\w+)(?:\[…\])?\.(?:\{([^}]*)\}|(\w+))/g)].flatMap(
  ([, list, several = '', one = several]) => one.split(', ').map((key) => [list, key] as const),
);

const ofUpdates = updatable.map(([list, key]): Feature => ({
  name: `update ${list}.${key}`,
  isDrawn: ({ data }) =>
    ((data['events'] ?? []) as Json[]).some(({ type, path }) => {
      return type === 'update' && String(path).startsWith(list) && String(path).includes(`.${key}`);
    }),
}));

const expressionsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'expression' && typeof inner === 'string' ? [inner] : expressionsIn(inner),
  );
};

const inExpressions = (word: string): Feature => ({
  name: `memberOf ${word}`,
  isDrawn: ({ data }) =>
    expressionsIn(data).some((text) => ` ${text.replaceAll(/[()[\]]/g, ' ')} `.includes(` ${word} `)),
});
const ofSubject = (subject: string): Feature => ({
  name: `memberOf ${subject}`,
  isDrawn: ({ data }) => expressionsIn(data).some((text) => text.includes(subject)),
});

/** All that the fuzz must draw: the whole schema, every update, and the words of the query language. */
export const features: readonly Feature[] = [
  ...ofSchema,
  ...ofUpdates,
  ...[...operatorSpellings.keys(), 'and', 'or', '&&', '||'].map(inExpressions),
  ...[...Object.keys(allowedOperators), '!(', 'not'].map(ofSubject),
  { name: 'no Auto Scaling group', isDrawn: ({ data }) => data['autoScalingGroups'] === undefined },
  { name: 'a file', isDrawn: ({ files }) => Object.keys(files).length > 0 },
];

/** The names of what a scenario draws. */
export function featuresOf(scenario: DrawnScenario): readonly string[] {
  const used = featuresUsed(scenario.data);
  return features.filter(({ isDrawn }) => isDrawn(scenario, used)).map(({ name }) => name);
}
