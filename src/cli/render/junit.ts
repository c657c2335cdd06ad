import type { CompareAnswer } from '../compare-answer.js';

/** JUnit's XML: a suite for each comparison, a test case for each condition. */
export function junitXml({ a, comparisons, checks }: CompareAnswer): string {
  const failures = checks.filter(({ failed }) => failed).length;
  const suites = comparisons.map(({ b }) => {
    const own = checks.filter(({ label }) => label === b.label);
    const name = `${b.name} against ${a.name}`;
    const cases = own.map(({ condition, failed, message }) => {
      const head = `    <testcase classname="${escaped(b.name)}" name="not ${escaped(condition)}"`;
      const text = escaped(message);
      return failed
        ? `${head}>\n      <failure message="${text}" type="fail-if">${text}</failure>\n    </testcase>\n`
        : `${head}>\n      <system-out>${text}</system-out>\n    </testcase>\n`;
    });
    const failed = own.filter((check) => check.failed).length;
    return `  <testsuite name="${escaped(name)}" tests="${own.length}" failures="${failed}" errors="0" skipped="0">\n${cases.join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="simulate compare" tests="${checks.length}" failures="${failures}" errors="0">\n${suites.join('')}</testsuites>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 forbids are left out; a line break in an attribute would be read as a space. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"]/g, (character) => entities[character])
    .replaceAll('\n', '&#10;');
