/** A number where the text of a value is one, else the text. */
export const valueOf = (text: string): string | number =>
  /^[-+]?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : text;
