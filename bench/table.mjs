/** Tables in Markdown. */
const line = (cells) => `| ${cells.join(' | ')} |`;

export const table = (heads, rows) => [line(heads), line(heads.map(() => '---')), ...rows.map(line)];

const check = (of) => (of === undefined ? '' : `${of.text}${of.met ? '' : ' **missed**'}`);
const cells = ({ what, ours, baseline = '', its = '', ratio, floor, aim, notRun, fault }) => [
  what,
  ours ?? `not run: ${notRun}`,
  baseline,
  notRun === undefined || ours === undefined ? its : `not run: ${notRun}`,
  fault === undefined ? (ratio?.toFixed(2) ?? '') : `**${fault}**`,
  check(floor),
  check(aim),
];

/** The rows of row.mjs. */
export const rowTable = (rows) => table(['what', 'ours', 'baseline', 'its', 'ratio', 'floor', 'aim'], rows.map(cells));

/** What fails the benchmark, in words. */
export const failures = (rows, floors) =>
  rows.flatMap(({ what, ours, baseline, ratio, floor, fault }) => {
    const beside = baseline === undefined ? '' : `, ${baseline}`;
    if (fault !== undefined) return [`${what}${beside}: ${fault}`];
    if (!floors || floor === undefined || floor.met) return [];
    return [`${what}${beside}: ${ratio?.toFixed(2) ?? ours}, and the floor is ${floor.text}`];
  });
