/** A space at which no line is broken; it is printed as an ordinary one. */
export const NO_BREAK = '\u00a0';

/** Breaks a text between words into lines of at most `columns`, each after `indent`; a longer word has a line of its own. */
export function wrap(text: string, columns: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replaceAll(' %', `${NO_BREAK}%`).split(/[ \n]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + longer.length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((each) => `${indent}${each.replaceAll(NO_BREAK, ' ')}`).join('\n');
}

/** At most so many characters, the last of them `…` where some were cut. */
export const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`;
