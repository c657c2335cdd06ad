import { describe, expect, it } from 'vitest';
import { controlsOf } from '../../../src/report/playground/controls-of.js';
import { settingText, type Control } from '../../../src/report/playground/control.js';
import { changedText } from '../../../src/scenario/changed-text.js';
import { loadScenario, type LoadedScenario } from '../../../src/scenario/load.js';
import { filesUnder, read } from '../../tidy/source-tree.js';

const text = `# A comment at the top.
name: zonal # and one beside
autoScalingGroups:
  - name: a
    availabilityZones: [us-east-1a]   # in brackets
    # the sizes
    minSize: 0

  - { name: b, minSize: 1 }
services:
  - name: web
    placementStrategy:
      - type: binpack
        field: cpu
model:
`;

describe('changes in the text of a file', () => {
  it.each([
    ['a value that is there', 'autoScalingGroups[a].minSize=3', ['    minSize: 3']],
    ['a value in braces', 'autoScalingGroups[b].minSize=3', ['  - { name: b, minSize: 3 }']],
    ['a key that is not there', 'autoScalingGroups[a].maxSize=9', ['    minSize: 0', '    maxSize: 9']],
    ['one in braces', 'autoScalingGroups[b].maxSize=9', ['  - { name: b, minSize: 1, maxSize: 9 }']],
    ['a mapping on the way', 'services[web].load.base=2', ['  - name: web', '    load: { base: 2 }']],
    ['a text', 'name="a: b"', ['name: "a: b" # and one beside']],
    ['a list', 'autoScalingGroups[a].availabilityZones=[x, y]', ['    availabilityZones: [x, y]   # in brackets']],
  ])('touch no other line for %s', (_, item, lines) => {
    const before = text.split('\n');
    const after = changedText(text, [item])!.text.split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual(lines.filter((line) => !before.includes(line)));
    for (const line of before.filter((each) => each.includes('#') && !each.startsWith('name')))
      expect(after).toContain(line.replace('[us-east-1a]', item.includes('Zones') ? '[x, y]' : '[us-east-1a]'));
    expect(after.join('\n')).toContain(lines.join('\n'));
  });

  it('write a list over several lines anew', () => {
    const { text: after, data } = changedText(text, ['services[web].placementStrategy=[{ type: random }]'])!;
    expect(data).toMatchObject({ services: [{ placementStrategy: [{ type: 'random' }] }] });
    expect(loadData(after)).toEqual(data);
    expect(after).toContain('# A comment at the top.');
  });

  it('come one upon the other, and a star is each', () => {
    const { data } = changedText(text, ['autoScalingGroups[*].minSize=2', 'autoScalingGroups[b].minSize=5'])!;
    expect(data).toMatchObject({ autoScalingGroups: [{ minSize: 2 }, { minSize: 5 }] });
  });

  it('of an alias leave alone what it stands for', () => {
    const shared = 'services:\n  - &one { name: a, desiredCount: 1 }\n  - *one # the same\n';
    const { text: after, data } = changedText(shared, ['services[1].desiredCount=7'])!;
    expect(data).toEqual({
      services: [
        { name: 'a', desiredCount: 1 },
        { name: 'a', desiredCount: 7 },
      ],
    });
    expect(loadData(after)).toEqual(data);
  });

  it.each(['no equals sign', 'services[none].desiredCount=1', 'name={ a', '=1', 'services[=1'])(
    'pass over what --set refuses: %s',
    (item) => {
      expect(changedText(text, [item])!.text).toBe(text);
    },
  );

  it.each(['a: [', 'a: 1\n---\nb: 2', 'a: *b', '['.repeat(200)])('give nothing for a text like %s', (broken) => {
    expect(changedText(broken, ['a=1'])).toBeUndefined();
  });

  it('are no prey of a bomb of aliases', () => {
    const lines = Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`);
    expect(changedText(['a0: &a0 [x]', ...lines].join('\n'), ['a0=1'])).toBeUndefined();
  });
});

function loadData(changed: string): unknown {
  return changedText(changed, [])!.data;
}

const scenarios = filesUnder('scenarios').filter((path) => path.endsWith('.yaml'));

const loadFile = (path: string, source: string, set: readonly string[]): LoadedScenario =>
  loadScenario(source, {
    file: path,
    set,
    readText: (name) => ({ ok: true, text: read(`${path.slice(0, path.lastIndexOf('/'))}/${name}`) }),
  });

/** Another value than the one in force. */
function moved({ path, input }: Control): string {
  if (input.kind === 'text') return path === 'seed' ? 'seed=7' : `${path}=90s`;
  if (input.kind === 'choice') return `${path}=${input.choices.find(({ value }) => value !== input.value)!.value}`;
  const value = input.value < input.max ? input.value + 1 : input.value - 1;
  return `${path}=${settingText(input, String(value))}`;
}

describe('every setting of every scenario', () => {
  it.each(scenarios)('%s is the same with changes written in as with --set', (path) => {
    const source = read(path);
    const { scenario } = loadFile(path, source, []);
    const groups = controlsOf(scenario!, changedText(source, [])!.data);
    const set = groups.flatMap(({ controls }) => controls.map(moved));
    expect(set.length).toBeGreaterThan(1);
    const bySet = loadFile(path, source, set);
    const { text: written } = changedText(source, set)!;
    const byText = loadFile(path, written, []);
    const faults = ({ diagnostics }: LoadedScenario): readonly string[] =>
      diagnostics.map(({ code, path: at, message }) => `${code} ${at} ${message}`).sort((a, b) => (a < b ? -1 : 1));
    expect(faults(byText)).toEqual(faults(bySet));
    expect(bySet.scenario).toBeDefined();
    expect(byText.scenario).toEqual(bySet.scenario);
    const comments = source.split('\n').filter((line) => line.trim().startsWith('#'));
    expect(written.split('\n')).toEqual(expect.arrayContaining(comments));
  });
});
