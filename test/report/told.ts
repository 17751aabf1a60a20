import type { BoundTable, Cell, Place } from '../../server/src/report/model';
import { random } from '../support/print/random';

const at = ({ block, start, end }: Place): string => `${start}-${end} ${JSON.stringify(block.text.slice(0, 12))}`;
const cellTold = (c: Cell | undefined): unknown => c && [at(c), c.form, c.value, c.unit, c.text, c.column];

/** All that is known of a table, without what hangs on its blocks. */
export function told(table: BoundTable): unknown {
  const { rows, facts, headers, faults, start, end, unheaded, blocks } = table;
  return {
    rows: rows.map((r) => [r.row.path, r.labels.map(cellTold), r.cells.map(cellTold), at(r.first), at(r.last)]),
    facts: facts.map((f) => [f.def.id, cellTold(f.cell)]),
    headers: headers.map((h) => [h.label.label, h.label.column?.path, cellTold(h.cell)]),
    faults: faults.map((f) => [f.kind, 'place' in f && at(f.place), 'row' in f && f.row?.path, 'text' in f && f.text]),
    ends: [at(start), at(end), unheaded, blocks.length],
  };
}

/** Takes out, doubles or replaces some characters: slips that a usual table may just survive. */
export function withSlips(text: string, seed: number): string {
  const rng = random(seed);
  let out = text;
  for (let n = 0; n < 3; n++) {
    const at = Math.floor(rng() * out.length);
    const what = Math.floor(rng() * 5);
    const cut = what < 2 ? 1 : 0;
    out = out.slice(0, at) + ['', '0', ' ', '\n', '|'][what]! + out.slice(at + cut);
  }
  // Figures that were left out.
  return out.replace(/(?<=[|\t])(\s*)0(\s*)(?=[|\t])/g, (m, a: string, b: string) => (rng() < 0.05 ? a + b : m));
}
