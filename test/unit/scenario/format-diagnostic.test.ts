import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { formatDiagnostic } from '../../../src/scenario/format-diagnostic.js';

const diagnostic: Diagnostic = {
  code: 'E012',
  severity: 'error',
  path: 'services[web].desiredCount',
  line: 2,
  column: 17,
  message: 'found "x", expected a number',
  hint: 'did you mean "1"?',
};
const text = 'services:\n  desiredCount: x\r\n';

describe('formatDiagnostic', () => {
  it('shows place, code, path, message, the line with a caret under the value, and the hint', () => {
    expect(formatDiagnostic(diagnostic, { file: 'a.yaml', text }).split('\n')).toEqual([
      'a.yaml:2:17 E012 services[web].desiredCount: found "x", expected a number',
      '    desiredCount: x',
      '                  ^',
      '  did you mean "1"?',
    ]);
  });

  it('leaves out what there is not', () => {
    const bare = { ...diagnostic, path: '', hint: undefined };
    expect(formatDiagnostic(bare, { file: 'a.yaml' })).toBe('a.yaml:2:17 E012 found "x", expected a number');
    const nowhere = { ...diagnostic, line: 0, column: 0, hint: undefined };
    expect(formatDiagnostic(nowhere, { file: 'a.yaml', text })).toBe(
      'a.yaml E012 services[web].desiredCount: found "x", expected a number',
    );
  });

  it('paints only when asked to', () => {
    expect(formatDiagnostic(diagnostic, { file: 'a.yaml', text })).not.toContain('\u001b');
    expect(formatDiagnostic(diagnostic, { file: 'a.yaml', text, color: true })).toContain('\u001b[31mE012\u001b[0m');
    const warning: Diagnostic = { ...diagnostic, code: 'W001', severity: 'warning' };
    expect(formatDiagnostic(warning, { file: 'a.yaml', text, color: true })).toContain('\u001b[33mW001\u001b[0m');
  });

  it('keeps the caret under the value behind a tab, and shows no page-long line', () => {
    const tabbed = formatDiagnostic({ ...diagnostic, line: 1, column: 4 }, { file: 'a.yaml', text: 'a:\tx' });
    expect(tabbed.split('\n').slice(1, 3)).toEqual(['  a: x', '     ^']);
    const long = formatDiagnostic({ ...diagnostic, line: 1 }, { file: 'a.yaml', text: 'x'.repeat(10_000) });
    expect(long.length).toBeLessThan(300);
  });
});
