import type { Form, Table } from '../forms/form';
import type { SourceRow } from './read-cells';

/**
 * Says which table each run of rows belongs to: the section's own, unless labels that only another table has speak
 * for that one. So a table is found even where the heading above it is missing.
 */
export function splitTables(form: Form, expected: Table | undefined, rows: readonly SourceRow[]): { table: Table; rows: SourceRow[] }[] {
  const runs: { table: Table; rows: SourceRow[] }[] = [];
  let current = expected;
  let run: SourceRow[] | undefined;
  for (const row of rows) {
    const votes = voteOf(row);
    if (votes !== 0 && (votes & (votes - 1)) === 0 && (!current || votes !== 1 << current.index)) {
      const table = form.tables[31 - Math.clz32(votes)]!;
      if (table !== current) { current = table; run = undefined; }
    }
    if (!current) continue;
    if (!run) {
      const known = runs.find((r) => r.table === current);
      if (known) run = known.rows; else { run = []; runs.push({ table: current, rows: run }); }
    }
    run.push(row);
  }
  return runs;
}

function voteOf(row: SourceRow): number {
  for (const c of row.cells) {
    const t = c.label?.tables ?? 0;
    if (t !== 0 && (t & (t - 1)) === 0) return t;
  }
  return 0;
}
