/** One record of a CSV text, with the line on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** RFC 4180: commas, quoted fields with doubled quotes, LF or CRLF. Blank lines are passed over; fields are trimmed. */
export function parseCsv(text: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endRecord = (): void => {
    fields.push(field.trim());
    if (fields.length > 1 || fields[0] !== '') records.push({ line: begun, fields });
    fields = [];
    field = '';
    begun = line;
  };
  for (let n = 0; n < source.length; n++) {
    const c = source[n];
    if (c === '\n') line++;
    if (quoted) {
      if (c !== '"') field += c;
      else if (source[n + 1] === '"') field += source[++n];
      else quoted = false;
    } else if (c === '"' && field.trim() === '') {
      field = '';
      quoted = true;
    } else if (c === ',') {
      fields.push(field.trim());
      field = '';
    } else if (c === '\n') endRecord();
    else if (c !== '\r') field += c;
  }
  endRecord();
  return records;
}
