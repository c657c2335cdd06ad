import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sarifLog, type SarifFinding, type SarifRule } from '../../../src/cli/render/sarif.js';

const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
/** The parts of the OASIS schema of SARIF 2.1.0 that are used here; like it, they take no other key. */
const schema = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          version: z.string().min(1),
          semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
          rules: z.array(
            z.strictObject({
              id: z.string().min(1),
              name: z.string().optional(),
              shortDescription: text,
              fullDescription: text.optional(),
              help: text.optional(),
              defaultConfiguration: z.strictObject({ level }),
            }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      invocations: z.array(z.strictObject({ executionSuccessful: z.boolean() })),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message: text,
          locations: z
            .array(
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({ uri: z.string().regex(/^[\w%./:~!*'()-]+$/) }),
                  region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }).optional(),
                }),
                logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string().min(1) })).optional(),
              }),
            )
            .optional(),
        }),
      ),
    }),
  ),
});

const rules: readonly SarifRule[] = [
  { code: 'L001', severity: 'error', name: 'task-larger-than-type', what: 'What.', why: 'Why.', fix: 'Fix.' },
  { code: 'W001', severity: 'warning', what: 'What else.' },
];
const finding: SarifFinding = {
  code: 'W001',
  severity: 'warning',
  path: 'services[web]',
  line: 3,
  column: 7,
  message: 'A message.',
  hint: 'A hint.',
  file: 'a/b.yaml',
};
const logOf = (...findings: readonly SarifFinding[]) => {
  const log = sarifLog({ rules, findings, successful: true });
  expect(schema.safeParse(JSON.parse(JSON.stringify(log))).error).toBeUndefined();
  return log.runs[0];
};
const uriOf = (file: string): string | undefined =>
  logOf({ ...finding, file }).results[0].locations?.[0].physicalLocation.artifactLocation.uri;

describe('a SARIF log', () => {
  it('is valid without findings', () => {
    expect(logOf().results).toEqual([]);
  });

  it('points from a result to its rule', () => {
    const { results, tool } = logOf(finding, { ...finding, code: 'L001', severity: 'error' });
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex].id)).toEqual(['W001', 'L001']);
    expect(tool.driver.rules[0].name).toBe('TaskLargerThanType');
  });

  it('makes a rule of a code that nobody described, once', () => {
    const { results, tool } = logOf({ ...finding, code: 'C9' }, { ...finding, code: 'C9', message: 'Another.' });
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['L001', 'W001', 'C9']);
    expect(tool.driver.rules[2].shortDescription.text).toBe('A message.');
    expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([2, 2]);
  });

  it('calls an info a note, and adds the hint to the message', () => {
    const [result] = logOf({ ...finding, severity: 'info' }).results;
    expect([result.level, result.message.text]).toEqual(['note', 'A message. A hint.']);
  });

  it('has no region where the file has no such place, and no location without a file', () => {
    const { file: _, ...without } = finding;
    const [unplaced, unfiled] = logOf({ ...finding, line: 0, column: 0 }, without).results;
    expect(unplaced.locations?.[0].physicalLocation.region).toBeUndefined();
    expect(unfiled.locations).toBeUndefined();
  });

  it('writes paths as URIs', () => {
    expect(uriOf('./scenarios/a b.yaml')).toBe('scenarios/a%20b.yaml');
    expect(uriOf('../a.yaml')).toBe('../a.yaml');
    expect(uriOf('/etc/a#b.yaml')).toBe('file:///etc/a%23b.yaml');
    expect(uriOf(['C:', 'a', 'b.yaml'].join('\\'))).toBe('file:///C:/a/b.yaml');
    expect(uriOf('<stdin>')).toBe('%3Cstdin%3E');
  });
});
