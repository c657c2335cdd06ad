/**
 * What the bill for instances is made of. docs/output.md says in a sentence what each part is; in the order of the code that
 * tells them apart.
 */
export const costParts = [
  'necessary',
  'spread',
  'packing',
  'leaving',
  'starting',
  'reserve',
  'protection',
  'fixedSize',
  'scaleInLag',
  'warmPool',
  'unusedCommitment',
] as const;
export type CostPart = (typeof costParts)[number];

/** US dollars of each part. */
export type CostSplit = Readonly<Record<CostPart, number>>;

/** The parts that instances of the groups have from instant to instant; savings plans are settled by the hour. */
export const instanceParts = costParts.slice(0, costParts.indexOf('warmPool'));

/** The places of the parts in a list of rates. */
export const partAt = Object.fromEntries(costParts.map((part, n) => [part, n])) as Readonly<Record<CostPart, number>>;
