import type { Form, Table } from '../forms/form';
import type { SourceRow } from './read-cells';

/** A table's own words: so many different ones in a row, and none of the table before, speak for a change. */
const ENOUGH = 2;

/**
 * Says which table each run of rows belongs to: the section's own, unless labels that only another table has speak
 * for that one. So a table is found even where the heading above it is missing.
 */
export function splitTables(
  form: Form,
  expected: Table | undefined,
  rows: readonly SourceRow[],
): { table: Table; rows: SourceRow[] }[] {
  const runs: { table: Table; rows: SourceRow[] }[] = [];
  for (const { table, from, to } of changes(form, expected, rows)) {
    const known = runs.find((r) => r.table === table);
    const run = rows.slice(from, to);
    if (known) for (const row of run) known.rows.push(row);
    else runs.push({ table, rows: run });
  }
  return runs;
}

interface Stretch {
  readonly table: Table;
  readonly from: number;
  readonly to: number;
}

function changes(form: Form, expected: Table | undefined, rows: readonly SourceRow[]): Stretch[] {
  const out: Stretch[] = [];
  let current = expected,
    from = 0;
  // Labels of one other table since the last label of this one.
  let other = 0,
    otherFrom = 0;
  const words = new Set<string>();
  for (let i = 0; i < rows.length; i++) {
    for (const cell of rows[i]!.cells) {
      const vote = cell.label?.tables ?? 0;
      if (vote === 0 || (vote & (vote - 1)) !== 0) continue;
      if (current && vote === 1 << current.index) {
        other = 0;
        words.clear();
        continue;
      }
      if (vote !== other) {
        other = vote;
        otherFrom = i;
        words.clear();
      }
      words.add(cell.label!.key.core);
      if (words.size < ENOUGH) continue;
      if (current && otherFrom > from) out.push({ table: current, from, to: otherFrom });
      current = form.tables[31 - Math.clz32(vote)]!;
      from = otherFrom;
      other = 0;
      words.clear();
    }
  }
  if (current && from < rows.length) out.push({ table: current, from, to: rows.length });
  return out;
}
