import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host } from '../../../src/cli/host.js';
import { main } from '../../../src/cli/main.js';
import { laterVerbs } from '../../../src/cli/verbs.js';
import { openScenario } from '../../../src/cli/open-scenario.js';
import { Defect, RunLimitExceeded } from '../../../src/kernel/defect.js';
import { simulate } from '../../../src/simulate.js';
import { smallCluster } from '../analysis/small-cluster.js';
import { fakeHost, type FakeHost } from './fake-host.js';

vi.mock(import('../../../src/cli/open-scenario.js'), () => ({ openScenario: vi.fn<typeof openScenario>() }));
vi.mock(import('../../../src/simulate.js'), async (original) => ({ simulate: vi.fn((await original()).simulate) }));

const opened = {
  text: '',
  scenario: smallCluster(),
  file: 'a.yaml',
  locate: (path: string) => (path.startsWith('services') ? { line: 3, column: 7 } : { line: 0, column: 0 }),
};
const directory = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  vi.mocked(openScenario).mockReset().mockResolvedValue(opened);
});

const call = async (argv: readonly string[], more: Partial<Host> = {}): Promise<FakeHost['said']> => {
  const host = fakeHost(more);
  const code = await main(argv, host);
  expect(host.said.code).toBe(code);
  return host.said;
};
const breaks = (error: unknown): void => {
  vi.mocked(simulate).mockImplementationOnce(() => {
    throw error;
  });
};

describe('exit code 0', () => {
  it('for a run, with the summary on stdout and silence on stderr', async () => {
    const said = await call(['a.yaml']);
    expect(said).toMatchObject({ code: 0, talk: '' });
    expect(said.answer).toMatch(/^small cluster\n2 h simulated\n/);
    expect(said.answer).toMatch(/seed 7 · trace [0-9a-f]{16} · [\d,]+ facts\n$/);
  });

  it('for --json, with findings at their place in the file', async () => {
    // Nobody starts these tasks: desired 40, and no room.
    const services = opened.scenario.services.map((s, n) => (n === 0 ? { ...s, desiredCount: 400 } : s));
    vi.mocked(openScenario).mockResolvedValue({ ...opened, scenario: { ...opened.scenario, services } });
    const said = await call(['a.yaml', '--json']);
    expect(said).toMatchObject({ code: 0, talk: '' });
    const summary = JSON.parse(said.answer) as { findings: { code: string; line: number; column: number }[] };
    expect(summary).toMatchObject({ schemaVersion: 1, seed: '7' });
    expect(summary.findings).toContainEqual(expect.objectContaining({ code: 'R008', line: 3, column: 7 }));
    expect(summary.findings).toContainEqual(expect.objectContaining({ code: 'R003', line: 0, column: 0 }));
  });

  it('for --trace, with every fact in the file', async () => {
    const path = join(directory, 'facts.ndjson');
    const said = await call(['a.yaml', '--json', '--trace', path]);
    expect(said.code).toBe(0);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const { facts } = JSON.parse(said.answer) as { facts: number };
    expect(lines).toHaveLength(facts);
    expect(JSON.parse(lines[0])).toEqual({ fact: 0, at: '00:00:00.000', t: 0, because: 0, type: 'RunStarted' });
  });

  it.each([['--help'], ['-h'], ['help']])('for %s', async (word) => {
    const said = await call([word]);
    expect(said).toMatchObject({ code: 0, talk: '' });
    for (const text of ['USAGE', '--json', '--seed', '--set', '--until', '--trace', 'EXIT CODES']) {
      expect(said.answer).toContain(text);
    }
  });

  it('for --version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await call(['--version'])).toMatchObject({ code: 0, answer: `${version}\n` });
  });
});

describe('colours', () => {
  it('are used where stdout may have them, and not with --no-color', async () => {
    expect((await call(['a.yaml'], { colorsAnswer: true })).answer).toContain('\u001b[');
    expect((await call(['a.yaml', '--no-color'], { colorsAnswer: true })).answer).not.toContain('\u001b[');
  });
});

describe('exit code 2, with one line', () => {
  it.each([
    [[], /^simulate: which scenario\?/],
    [['a.yaml', 'b.yaml'], /one scenario at a time; found a.yaml and b.yaml/],
    [['schema', 'x'], /schema takes no more words; found x/],
    [['schema', '--seed', '1'], /simulate schema takes no --seed; it is for simulate <scenario.yaml>, /],
    [['headroom'], /which scenario\? Say simulate headroom <scenario.yaml>/],
    [['--sed', '1', 'a.yaml'], /there is no option --sed; did you mean --seed\?/],
    ...laterVerbs.map((verb): [string[], RegExp] => [
      [verb, 'a.yaml', '--whatever'],
      new RegExp(`^simulate: ${verb} is not supported yet\\n$`),
    ]),
    [['--json', 'import', 'a.yaml'], /^simulate: import is not supported yet\n$/],
    [['a.yaml', '--seeds', '1'], /--seeds 1 is no whole number from 2 to 10000/],
    [['report', 'a.yaml'], /^simulate: where to\? Say simulate report <scenario.yaml> -o report.html\n$/],
    [['a.yaml', '--trace', directory], /it is a directory, not a file/],
    [['a.yaml', '--trace', join(directory, 'none', 'facts')], /there is no directory .*none/],
  ])('for %j', async (argv, message) => {
    const said = await call(argv);
    expect(said).toMatchObject({ code: 2, answer: '' });
    expect(said.talk).toMatch(message);
    expect(said.talk.trimEnd()).not.toContain('\n');
  });

  it('for a scenario that cannot be run', async () => {
    vi.mocked(openScenario).mockResolvedValue(undefined);
    expect(await call(['a.yaml', '--trace', join(directory, 'never')])).toMatchObject({ code: 2, answer: '' });
    expect(existsSync(join(directory, 'never'))).toBe(false);
  });

  it('for a run without end, which leaves no trace file', async () => {
    breaks(new RunLimitExceeded('more than 7 steps in one run'));
    const said = await call(['a.yaml', '--trace', join(directory, 'endless')]);
    expect(said).toMatchObject({ code: 2, talk: 'simulate: the run would not end: more than 7 steps in one run\n' });
    expect(existsSync(join(directory, 'endless'))).toBe(false);
  });

  it.each([
    [{ code: 'EACCES', syscall: 'open', path: 'a.yaml' }, 'simulate: cannot open a.yaml: permission denied\n'],
    [{ code: 'ENOSPC', syscall: 'write' }, 'simulate: cannot write the output: no space is left on the device\n'],
    [{ code: 'EWEIRD', syscall: 'read', path: 'b' }, 'simulate: cannot read b: raw message\n'],
  ])('for an error of the system, %j', async (what, talk) => {
    vi.mocked(openScenario).mockRejectedValue(Object.assign(new Error('raw message'), what));
    expect(await call(['a.yaml'])).toMatchObject({ code: 2, talk });
  });
});

describe('exit code 70', () => {
  it('for a defect: one line, with what to type to see it again', async () => {
    breaks(new Defect('expected: no more\nthan one'));
    const said = await call(['my scenario.yaml', '--set', 'a[*].b=1']);
    expect(said).toMatchObject({ code: 70, answer: '' });
    expect(said.talk).toMatch(
      /^simulate: a defect of this program.*: expected: no more than one; to see it again: simulate 'my scenario.yaml' --set 'a\[\*\].b=1' --seed 7 \(version [\d.]+, Node.js v[\d.]+\)\n$/,
    );
  });

  it('for whatever else is thrown, and does not say the seed twice', async () => {
    breaks(new TypeError('x is not a function'));
    const said = await call(['a.yaml', '--seed', '9']);
    expect(said.code).toBe(70);
    expect(said.talk).toContain('TypeError: x is not a function; to see it again: simulate a.yaml --seed 9 (');
    breaks('a string');
    expect((await call(['a.yaml'])).code).toBe(70);
  });

  it('shows the stack only when asked', async () => {
    breaks(new Defect('expected: a stack'));
    expect((await call(['a.yaml'], { debug: true })).talk).toMatch(/\n\s+at /);
    breaks(new Defect('expected: a stack'));
    expect((await call(['a.yaml'])).talk).not.toMatch(/\n\s+at /);
  });
});
