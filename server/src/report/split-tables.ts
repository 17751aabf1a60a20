import type { Form, Table } from '../forms/form';
import type { Piece, Stream } from './stream';

/** A table's own words: so many different ones in a row, and none of the table before, speak for a change. */
const ENOUGH = 2;

/**
 * Says which table each run of rows belongs to: the section's own, unless labels that only another table has speak
 * for that one. So a table is found even where the heading above it is missing.
 */
export function splitTables(
  form: Form,
  expected: Table | undefined,
  stream: Stream,
): { readonly table: Table; readonly stream: Stream }[] {
  const runs: { table: Table; pieces: Piece[]; lines: number[] }[] = [];
  for (const { table, from, to } of changes(form, expected, stream)) {
    let run = runs.find((r) => r.table === table);
    if (!run) runs.push((run = { table, pieces: [], lines: [] }));
    for (let i = from; i < to; i++) {
      run.pieces.push(stream.pieces[i]!);
      run.lines.push(stream.lines[i]!);
    }
  }
  return runs.map(({ table, pieces, lines }) => ({ table, stream: { pieces, lines } }));
}

interface Stretch {
  readonly table: Table;
  readonly from: number;
  readonly to: number;
}

/** Stretches of pieces, whole lines each. */
function changes(form: Form, expected: Table | undefined, { pieces, lines }: Stream): Stretch[] {
  const out: Stretch[] = [];
  let current = expected;
  let from = 0;
  // Labels of one other table since the last label of this one.
  let other = 0;
  let otherFrom = 0;
  const words = new Set<string>();
  for (let i = 0; i < pieces.length; i++) {
    const label = pieces[i]!.cell.label;
    const vote = label?.tables ?? 0;
    if (vote === 0 || (vote & (vote - 1)) !== 0) continue;
    if (current && vote === 1 << current.index) {
      other = 0;
      words.clear();
      continue;
    }
    if (vote !== other) {
      other = vote;
      otherFrom = i;
      while (otherFrom > 0 && lines[otherFrom - 1] === lines[i]) otherFrom--;
      words.clear();
    }
    words.add(label!.key.core);
    if (words.size < ENOUGH) continue;
    if (current && otherFrom > from) out.push({ table: current, from, to: otherFrom });
    current = form.tables[31 - Math.clz32(vote)]!;
    from = otherFrom;
    other = 0;
    words.clear();
  }
  if (current && from < pieces.length) out.push({ table: current, from, to: pieces.length });
  return out;
}
