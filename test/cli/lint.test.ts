import { describe, expect, it } from 'vitest';
import type { LintAnswer } from '../../src/cli/command/lint.js';
import { main } from '../../src/cli/main.js';
import type { SarifLog } from '../../src/cli/render/sarif.js';
import { root } from '../tidy/source-tree.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const pair = (name: string): string => `${root}test/unit/scenario/lint/${name}.yaml`;
const broken = `${root}test/unit/scenario/broken/bad-duration.yaml`;

async function lint(...argv: readonly string[]): Promise<FakeHost['said']> {
  const host = fakeHost();
  const code = await main(['lint', ...argv], host);
  expect(host.said.code).toBe(code);
  return host.said;
}

describe('exit codes', () => {
  it.each([
    [0, 'a scenario without findings', [pair('l018-good')]],
    [1, 'a finding that is an error', [pair('l018-bad')]],
    [0, 'a warning', [pair('l019-bad')]],
    [1, 'a warning with --strict', [pair('l019-bad'), '--strict']],
    [0, 'a note with --strict', [pair('l020-bad'), '--strict']],
    [2, 'a file that is no scenario', [broken]],
    [2, 'a file that is not there', ['nowhere.yaml']],
    [2, 'no file', []],
    [2, 'two files', ['a.yaml', 'b.yaml']],
    [2, 'another format', [pair('l018-bad'), '--format', 'xml']],
    [2, 'two formats', [pair('l018-bad'), '--format', 'sarif', '--json']],
  ])('%i for %s', async (code, _, argv) => {
    expect((await lint(...argv)).code).toBe(code);
  });
});

describe('text', () => {
  it('has each finding with its place, what to do, and the sums', async () => {
    const { answer, talk } = await lint(pair('l018-bad'));
    expect(talk).toBe('');
    expect(answer).toContain('error L018');
    expect(answer).toMatch(/l018-bad\.yaml:27:5/);
    expect(answer.trimEnd().endsWith('l018-bad.yaml: 1 error, 0 warnings, 0 notes')).toBe(true);
  });

  it('says so when there is nothing', async () => {
    expect((await lint(pair('l018-good'))).answer).toBe(`${pair('l018-good')}: nothing found\n`);
  });

  it('leaves out none, however many', async () => {
    const { answer } = await lint(`${root}scenarios/reference.yaml`, '--set', 'account.provisioningTaskLimit=1');
    const { answer: json } = await lint(
      `${root}scenarios/reference.yaml`,
      ...['--set', 'account.provisioningTaskLimit=1', '--json'],
    );
    const { findings } = JSON.parse(json) as LintAnswer;
    expect(answer.match(/(?:error|warning|info) [A-Z]\d{3}/g)).toHaveLength(findings.length);
  });

  it('tells on stderr what is wrong with the file, and answers nothing', async () => {
    const { answer, talk } = await lint(broken);
    expect(answer).toBe('');
    expect(talk).toContain('bad-duration.yaml:');
  });
});

describe('--format json', () => {
  it('is what --json gives', async () => {
    const file = pair('l018-bad');
    expect((await lint(file, '--format', 'json')).answer).toBe((await lint(file, '--json')).answer);
  });

  it('has the findings with their places and the sums', async () => {
    const file = pair('l018-bad');
    const answer = JSON.parse((await lint(file, '--json')).answer) as LintAnswer;
    expect(answer).toMatchObject({
      schemaVersion: 1,
      file,
      loaded: true,
      counts: { errors: 1, warnings: 0, infos: 0 },
      findings: [{ code: 'L018', severity: 'error', path: 'services[web].placementStrategy', line: 27, column: 5 }],
    });
  });

  it('has what the loader says first', async () => {
    const late = 'events=[{ at: 2h, type: setDesiredCount, service: web, desiredCount: 3 }]';
    const { answer } = await lint(pair('l018-bad'), '--json', '--set', late);
    expect((JSON.parse(answer) as LintAnswer).findings.map(({ code }) => code)).toEqual(['W001', 'L018']);
  });

  it('has the faults of a file that is no scenario', async () => {
    const { answer, code } = await lint(broken, '--json');
    const { loaded, findings } = JSON.parse(answer) as LintAnswer;
    expect(code).toBe(2);
    expect(loaded).toBe(false);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every((finding) => finding.code.startsWith('E'))).toBe(true);
  });

  it('looks at what --set makes of the file', async () => {
    const set = ['--set', 'capacityProviders[cp].managedScaling.targetCapacity=100'];
    expect((await lint(pair('l018-bad'), ...set)).code).toBe(0);
  });
});

describe('--format sarif', () => {
  it('has a result for each finding, with its rule and its place', async () => {
    const { answer, code } = await lint(pair('l018-bad'), '--format', 'sarif');
    expect(code).toBe(1);
    const [{ tool, results, invocations }] = (JSON.parse(answer) as SarifLog).runs;
    expect(invocations).toEqual([{ executionSuccessful: true }]);
    expect(results).toHaveLength(1);
    const [{ ruleId, ruleIndex, level, locations = [] }] = results;
    expect([ruleId, level]).toEqual(['L018', 'error']);
    expect(tool.driver.rules[ruleIndex]).toMatchObject({ id: 'L018', name: 'SpreadDefeatsTarget' });
    expect(locations[0].physicalLocation.region).toEqual({ startLine: 27, startColumn: 5 });
    expect(locations[0].logicalLocations).toEqual([{ fullyQualifiedName: 'services[web].placementStrategy' }]);
  });

  it('has the faults of a file that is no scenario', async () => {
    const { answer, code } = await lint(broken, '--format', 'sarif');
    const [{ results, invocations }] = (JSON.parse(answer) as SarifLog).runs;
    expect(code).toBe(2);
    expect(invocations).toEqual([{ executionSuccessful: false }]);
    expect(results.length).toBeGreaterThan(0);
    expect(results.every(({ level }) => level === 'error')).toBe(true);
  });
});
