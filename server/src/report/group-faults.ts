import type { Row, Table } from '../forms/form';
import { labelDistance } from '../text/labels';
import type { FigureRow, Stray } from './figure-row';
import type { LabelIndex } from './label-index';
import type { Cell, TableFault } from './model';
import { spanOf } from './place';

/** Group labels that are nearly, but not quite, the form's. */
export function groupFaults(
  table: Table,
  rows: readonly FigureRow[],
  strays: readonly Stray[],
  index: LabelIndex,
): TableFault[] {
  const faults: TableFault[] = [];
  if (table.parts.every((p) => p.groups.length === 0)) return faults;
  const present = new Set<Row>();
  const unknown: Cell[] = [];
  const see = (c: Cell) => {
    for (const g of c.label!.groups) present.add(g);
    if (c.label!.tables === 0 && c.label!.key.core.length > 2) unknown.push(c);
  };
  for (const s of strays) see(s.cell);
  for (const { labels } of rows) for (let i = 0; i + 1 < labels.length; i++) see(labels[i]!);
  for (const part of table.parts)
    for (const group of part.groups) {
      if (present.has(group)) continue;
      const core = index.rowCore.get(group)!,
        limit = core.length > 6 ? 2 : 1;
      // A piece of the label is a page break or vertical text, not another name.
      const close = unknown.filter((c) => {
        const k = c.label!.key.core;
        return !core.includes(k) && labelDistance(k, core, limit) <= limit;
      });
      // Said once where each row repeats its group.
      if (close.length > 0 && close.every((c) => c.text === close[0]!.text))
        faults.push({
          kind: 'row-name',
          row: group,
          place: spanOf(close.slice(0, 1)),
          text: close[0]!.text,
          certain: true,
        });
    }
  return faults;
}
