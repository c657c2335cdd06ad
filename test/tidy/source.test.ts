import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesUnder, read, root } from './source-tree.js';

const src = filesUnder('src');
const tests = filesUnder('test').filter((path) => path.endsWith('.ts'));
const code = [...src, ...tests, ...filesUnder('bench'), ...filesUnder('bin')];
const prose = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesUnder('docs'), ...filesUnder('scenarios')];

/** This file names what it forbids. */
const others = code.filter((path) => path !== 'test/tidy/source.test.ts');

const pathsMatching = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.filter((path) => pattern.test(read(path)));

describe('the source', () => {
  it('has no file over 300 lines, and mostly under 150', () => {
    const lines = src.map((path): [string, number] => [path, read(path).split('\n').length - 1]);
    expect(lines.filter(([, n]) => n > 300)).toEqual([]);
    const short = lines.filter(([, n]) => n <= 150);
    expect(short.length / lines.length).toBeGreaterThan(0.8);
  });

  it('names files in kebab-case, after one thing', () => {
    expect(src.filter((path) => !/^[a-z0-9-/]+(?:(?:\.d)?\.ts|\/tsconfig\.json)$/.test(path))).toEqual([]);
    expect(others.filter((path) => /\b(utils?|helpers?|misc|common|manager|abstract)\b/i.test(path))).toEqual([]);
  });

  it('names nothing a Manager, a Helper, a Util or an Abstract', () => {
    const declared = /\b(?:class|interface|type|function|const|let)\s+\w*(?:Managers?|Helpers?|Utils?|Abstract\w*)\b/i;
    expect(declared.test('export class TaskManager {}')).toBe(true);
    expect(declared.test('const managedScaling = 1')).toBe(false);
    expect(pathsMatching(others, declared)).toEqual([]);
  });

  it('leaves nothing for later', () => {
    expect(pathsMatching([...others, ...prose], /\b(TODO|FIXME|XXX|HACK)\b|not implemented/)).toEqual([]);
  });

  it('runs every test', () => {
    expect(pathsMatching(others, /\b(describe|it|test)\.(only|skip|todo|skipIf|runIf|fails)\b/)).toEqual([]);
  });

  it('knows no path of anyone’s machine', () => {
    const paths = [...others, ...prose, 'package.json', 'package-lock.json', '.ci/run'];
    expect(pathsMatching(paths, /\/(home|Users|work|root|tmp)\/\w|[A-Z]:\\\\|\.\.\/shared\b/)).toEqual([]);
  });
});

describe('what is started by hand', () => {
  it.each(['bin/simulate.js', '.ci/run'])('%s may be executed', (path) => {
    expect(statSync(root + path).mode & 0o111).toBe(0o111);
  });
});

describe('the lockfile', () => {
  it('holds no addresses of a registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  // npm drops an optional package that its registry does not have; `npm ci` then refuses the lockfile.
  it('holds every optional dependency it names, so that `npm ci` accepts it', () => {
    interface Entry {
      readonly optionalDependencies?: Record<string, string>;
    }
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> };
    const held = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
    const named = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(named.filter((name) => !held.has(name))).toEqual([]);
  });
});

describe('each scenario', () => {
  const goldens = new Set(filesUnder('test/golden'));
  const scenarios = filesUnder('scenarios').filter((path) => path.endsWith('.yaml'));
  const goldenOf = (scenario: string): string =>
    `test/golden/${scenario.replace(/^scenarios\/|\.yaml$/g, '').replaceAll('/', '__')}.golden.txt`;

  it('has a golden, and each golden a scenario', () => {
    expect(scenarios.length).toBeGreaterThan(0);
    expect(scenarios.map(goldenOf).filter((path) => !goldens.has(path))).toEqual([]);
    const expected = new Set(scenarios.map(goldenOf));
    expect([...goldens].filter((path) => path.endsWith('.golden.txt') && !expected.has(path))).toEqual([]);
  });

  it('opens with a comment that says what it teaches', () => {
    expect(scenarios.filter((path) => !read(path).startsWith('#'))).toEqual([]);
  });
});
