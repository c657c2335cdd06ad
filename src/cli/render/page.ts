import pc from 'picocolors';

type Paint = (text: string) => string;

/** What a text is set on: how wide, and in which hands. */
export interface Page {
  readonly columns: number;
  readonly strong: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly warn: Paint;
  readonly bad: Paint;
  readonly accent: Paint;
}

const WIDEST = 100;
const NARROWEST = 40;

export function createPage(columns: number, color: boolean): Page {
  const { bold, dim, green, yellow, red, cyan } = pc.createColors(color);
  return {
    columns: Math.max(NARROWEST, Math.min(WIDEST, columns)),
    strong: bold,
    faint: dim,
    good: green,
    warn: yellow,
    bad: red,
    accent: cyan,
  };
}
