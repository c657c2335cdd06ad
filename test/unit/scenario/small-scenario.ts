import type { Diagnostic } from '../../../src/model/diagnostic.js';
import type { Scenario } from '../../../src/model/scenario.js';
import { loadScenario, type LoadedScenario, type LoadOptions } from '../../../src/scenario/load.js';

export type Files = Readonly<Record<string, string>>;
export type Parts = Readonly<Record<string, unknown>>;

/** A scenario that is right, as data; parts replace whole sections. Two groups in two zones, each with a provider. */
export const small = (parts: Parts = {}): Parts => ({
  version: 1,
  duration: '1h',
  autoScalingGroups: [group('a', 'us-east-1a'), group('b', 'us-east-1b')],
  capacityProviders: [provider('cp-a', 'a'), provider('cp-b', 'b')],
  taskDefinitions: [{ family: 'web', cpu: 512, memory: 1024 }],
  services: [{ name: 'web-app', taskDefinition: 'web', desiredCount: 2 }],
  ...parts,
});

export const group = (name: string, zone: string, parts: Parts = {}): Parts => ({
  name,
  availabilityZones: [zone],
  instanceTypes: ['m5.large'],
  maxSize: 4,
  newInstancesProtectedFromScaleIn: true,
  ...parts,
});

export const provider = (name: string, autoScalingGroup: string, parts: Parts = {}): Parts => ({
  name,
  autoScalingGroup,
  managedScaling: {},
  ...parts,
});

type Options = Omit<Partial<LoadOptions>, 'readText'> & { readonly files?: Files };

export function loadText(text: string, { files = {}, ...options }: Options = {}): LoadedScenario {
  return loadScenario(text, {
    file: 'test.yaml',
    readText: (path) =>
      Object.hasOwn(files, path) ? { ok: true, text: files[path] } : { ok: false, reason: 'there is no such file' },
    ...options,
  });
}

/** JSON is YAML. */
export const loadParts = (parts: Parts = {}, options: Options = {}): LoadedScenario =>
  loadText(JSON.stringify(small(parts)), options);

/** The scenario of these parts; any diagnostic fails the test. */
export function resolved(parts: Parts = {}, options: Options = {}): Scenario {
  const { scenario, diagnostics } = loadParts(parts, options);
  if (scenario === undefined || diagnostics.length > 0) throw new Error(diagnostics.map(lineOf).join('\n'));
  return scenario;
}

export const lineOf = ({ code, line, column, path, message }: Diagnostic): string =>
  `${code} ${line}:${column} ${path}: ${message}`;

/** `CODE path` of each diagnostic. */
export const faultsOf = (parts: Parts, options: Options = {}): string[] =>
  loadParts(parts, options).diagnostics.map(({ code, path }) => `${code} ${path}`);
