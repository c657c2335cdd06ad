import type { Diagnostic } from '../../model/diagnostic.js';
import { version } from '../version.js';

/** SARIF 2.1.0, as far as findings in text files need it. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly SarifRun[];
}

interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  /** YAML places count in UTF-16, as JavaScript does. */
  readonly columnKind: 'utf16CodeUnits';
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  readonly results: readonly SarifResult[];
}

interface SarifDriver {
  readonly name: string;
  readonly version: string;
  readonly semanticVersion: string;
  readonly rules: readonly SarifDescriptor[];
}

type SarifLevel = 'error' | 'warning' | 'note';
interface SarifText {
  readonly text: string;
}

interface SarifDescriptor {
  readonly id: string;
  readonly name?: string;
  readonly shortDescription: SarifText;
  readonly fullDescription?: SarifText;
  readonly help?: SarifText;
  readonly defaultConfiguration: { readonly level: SarifLevel };
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifText;
  readonly locations?: readonly SarifLocation[];
}

interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: { readonly startLine: number; readonly startColumn: number };
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
}

/** What a code means, for the viewer's rule page. */
export interface SarifRule {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  /** `spread-defeats-target`; shown in camel case, as SARIF wants names. */
  readonly name?: string;
  readonly what: string;
  readonly why?: string;
  readonly fix?: string;
}

/** A finding and the file that it is in; without a file it is about no place. */
export type SarifFinding = Omit<Diagnostic, 'line' | 'column' | 'hint'> &
  Partial<Pick<Diagnostic, 'line' | 'column' | 'hint'>> & { readonly file?: string };

export interface SarifInput {
  /** Every code that a finding may have; one that is missing is made from its first finding. */
  readonly rules: readonly SarifRule[];
  readonly findings: readonly SarifFinding[];
  /** The tool could do its work, whatever it found. */
  readonly successful: boolean;
}

/** One run of this program as a SARIF log, for code scanning and editors. */
export function sarifLog({ rules, findings, successful }: SarifInput): SarifLog {
  const known = new Set(rules.map(({ code }) => code));
  const missing = findings.filter(
    ({ code }, n) => !known.has(code) && findings.findIndex((f) => f.code === code) === n,
  );
  const all = [...rules, ...missing.map(({ code, severity, message }) => ({ code, severity, what: message }))];
  const places = new Map(all.map(({ code }, n) => [code, n]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ecs-capacity-sim',
            version: version(),
            semanticVersion: version(),
            rules: all.map(descriptorOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: successful }],
        results: findings.map((finding) => resultOf(finding, places.get(finding.code) ?? -1)),
      },
    ],
  };
}

const level = (severity: Diagnostic['severity']): SarifLevel => (severity === 'info' ? 'note' : severity);

const descriptorOf = ({ code, severity, name, what, why, fix }: SarifRule): SarifDescriptor => ({
  id: code,
  ...(name === undefined ? {} : { name: camelCase(name) }),
  shortDescription: { text: what },
  ...(why === undefined ? {} : { fullDescription: { text: why } }),
  ...(fix === undefined ? {} : { help: { text: fix } }),
  defaultConfiguration: { level: level(severity) },
});

const camelCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function resultOf(
  { code, severity, path, line = 0, column = 0, message, hint, file }: SarifFinding,
  ruleIndex: number,
): SarifResult {
  const region = line > 0 ? { region: { startLine: line, startColumn: Math.max(1, column) } } : {};
  const logical = path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] };
  return {
    ruleId: code,
    ruleIndex,
    level: level(severity),
    message: { text: hint === undefined ? message : `${message} ${hint}` },
    ...(file === undefined
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region }, ...logical }] }),
  };
}

/** Relative paths stay relative, so that a repository's viewer finds them. */
function uriOf(file: string): string {
  const slashed = file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const encoded = slashed.split('/').map(encodeURIComponent).join('/');
  if (slashed.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(slashed) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}
