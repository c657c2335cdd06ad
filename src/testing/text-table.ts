/** Rows of cells as lines, their columns aligned: the first row is the head. */
export function textTable(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = (rows.at(0) ?? []).map((_, n) => Math.max(...rows.map((row) => String(row[n]).length)));
  return rows.map((row) =>
    row
      .map((cell, n) => String(cell).padEnd(widths[n]))
      .join('  ')
      .trimEnd(),
  );
}
