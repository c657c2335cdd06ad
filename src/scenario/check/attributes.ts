import type { Path } from '../place.js';
import type { Report } from '../report.js';

const ATTRIBUTE_NAME = /^[A-Za-z0-9\-_/\\.]{1,128}$/;
const ATTRIBUTE_VALUE = /^[A-Za-z0-9\-_.@/\\: ]{1,128}$/;

/** CO-10: the custom attributes of container instances. */
export function checkAttributes(attributes: Readonly<Record<string, string>>, at: Path, report: Report): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTE_NAME.test(name))
      report.addAtKey(
        'E013',
        [...at, name],
        `"${name}" is not an attribute name`,
        'letters, digits and - _ / \\ . only (at most 128)',
      );
    if (!ATTRIBUTE_VALUE.test(value) || value.trim() !== value)
      report.add(
        'E013',
        [...at, name],
        `"${value}" is not an attribute value`,
        'letters, digits, inner blanks and - _ . @ / \\ : only (at most 128)',
      );
  }
}
