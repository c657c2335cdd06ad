import { describe, expect, it } from 'vitest';
import { lineOf, loadText, small } from './small-scenario.js';

const MEGABYTE = 1_000_000;

/** Noise that is the same each time: a linear congruential generator. */
function noise(length: number, letter: (draw: number) => string): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return letter(state / 2_147_483_648);
  }).join('');
}
const printable = (draw: number): string => String.fromCharCode(32 + Math.floor(draw * 95));

/** Each stands for ten of the one before it. */
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
  .concat(Array.from('bcdefghijk', (c, n) => `${c}: &${c} [${Array(10).fill(`*${'abcdefghij'[n]}`).join(', ')}]`))
  .join('\n');

describe('a text that is no scenario gets one clear line, fast', () => {
  it.each([
    ['bytes', noise(MEGABYTE, (draw) => String.fromCharCode(Math.floor(draw * 256))), 'E001', 'is not text'],
    ['one line of noise', noise(MEGABYTE, printable), 'E002', 'does not hold a mapping'],
    ['lines of noise', noise(MEGABYTE, (d) => (d < 0.03 ? '\n' : printable(d))), 'E00', ''],
    ['words', noise(MEGABYTE, (d) => (d < 0.2 ? ' ' : d < 0.22 ? '\n' : 'w')), 'E002', 'does not hold a mapping'],
    ['letters of the world', noise(MEGABYTE, (d) => String.fromCharCode(160 + Math.floor(d * 50_000))), 'E002', ''],
    ['a NUL byte', 'version: 1\0', 'E001', 'is not text'],
    ['an alias bomb ten deep', bomb, 'E003', 'aliases expand to more than 1000 nodes'],
    ['a bomb in a scenario', `${JSON.stringify(small()).slice(0, -1)}, "b": *a }`, 'E001', '*a stands for nothing'],
    ['brackets', '['.repeat(MEGABYTE), 'E001', 'nested more than 100 deep'],
    ['braces', '{'.repeat(MEGABYTE), 'E001', 'nested more than 100 deep'],
    ['dashes', '- '.repeat(MEGABYTE / 2), 'E001', 'nested more than 100 deep'],
    ['stairs', Array.from({ length: 1000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), 'E001', 'nested more than 100'],
    ['an anchor in itself', 'version: &a [*a]', 'E001', '*a stands for nothing'],
    ['nothing', '', 'E002', 'the file is empty'],
    ['a comment', '# later\n', 'E002', 'the file is empty'],
    ['a list', '- version: 1\n', 'E002', 'does not hold a mapping'],
    ['a word', 'hello', 'E002', 'does not hold a mapping'],
    ['tabs', 'version: 1\nmodel:\n\talarmDelay: 5s\n', 'E001', 'Tabs are not allowed as indentation'],
  ])('%s', (_, text, code, message) => {
    const begun = performance.now();
    const { scenario, diagnostics } = loadText(text);
    const ms = performance.now() - begun;
    expect(scenario).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0].code).toMatch(new RegExp(`^${code}`));
    expect(diagnostics[0].message).toContain(message);
    expect(lineOf(diagnostics[0])).not.toContain('\n');
    expect(lineOf(diagnostics[0]).length).toBeLessThan(250);
    expect(ms).toBeLessThan(1000);
  });

  it('names the place where a second document begins', () => {
    const one = 'version: 1\nduration: 1h\n';
    expect(loadText(`${one}---\n${one}`).diagnostics.map(lineOf)).toEqual(['E002 3:1 : a second document begins here']);
    expect(loadText(`---\n${one}...\n`).diagnostics).toEqual([]);
  });

  it('lists no more faults than a person reads', () => {
    const keys = Array.from({ length: 30_000 }, (_, n) => `k${n}: 1`).join('\n');
    const { diagnostics } = loadText(`version: 1\nduration: 1h\n${keys}\n`);
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics.map(({ message }) => message)).toContain('and 29980 more keys are not known here');
    const services = Array.from({ length: 500 }, (_, n) => ({
      name: `s${n}`,
      taskDefinition: 'none',
      desiredCount: 1,
    }));
    const many = loadText(JSON.stringify(small({ services }))).diagnostics;
    expect(many).toHaveLength(201);
    expect(many[200].message).toBe('and 300 more faults');
  });

  it('knows line ends of every kind, and a byte order mark', () => {
    const text = '\ufeffversion: 1\r\nduration: 1h\r\nnme: x\r\n';
    expect(loadText(text).diagnostics.map(lineOf)[0]).toMatch(/^E010 3:1 nme: /);
  });

  it('takes keys that JavaScript knows for what they are: unknown', () => {
    const { diagnostics } = loadText('version: 1\nduration: 1h\n__proto__: { polluted: 1 }\nconstructor: 1\n');
    expect(diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual(['E010 __proto__', 'E010 constructor']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
