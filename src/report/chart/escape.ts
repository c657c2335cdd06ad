const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML and SVG: names from a scenario are data. */
export const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign]);
