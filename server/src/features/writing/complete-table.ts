import type { CompletionItem } from 'vscode-languageserver-types';
import type { Table } from '../../forms/form';
import type { Fact } from '../../report/model';
import { show } from '../../rules/describe';
import { totalsOver } from '../cells';
import { item, KIND, sectionAt, type Here } from './completion-item';

/** What belongs in a table: in the cell of a figure no labels. */
export function inTable(here: Here): CompletionItem[] {
  const fact = factAt(here);
  return fact ? totals(here, fact) : [...rowLabels(here), ...columnLabels(here)];
}

/** The figure in whose cell, or in the blanks around it, the cursor is. */
function factAt({ report, before, behind, checked, position, block }: Here): Fact | undefined {
  const { document } = checked;
  const offset = document.offsetAt(position);
  const line = { start: offset - before.length, end: offset + behind.length };
  return report.facts.find((f) => {
    if (!f || f.cell.block !== block) return false;
    const start = document.offsetOf(f.cell);
    const end = start + f.cell.end - f.cell.start;
    if (start < line.start || end > line.end) return false;
    if (start <= offset && offset <= end) return true;
    // In the blanks around a cell the cell is meant.
    const between = offset < start ? document.text(offset, start) : document.text(end, offset);
    return /^[ ]*$/.test(between);
  });
}

/** In the cell of a total: the sum of its addends. */
function totals(here: Here, fact: Fact): CompletionItem[] {
  const { report, checked } = here;
  const { document } = checked;
  const offset = document.offsetAt(here.position);
  const start = fact.cell.end > fact.cell.start ? document.positionAt(document.offsetOf(fact.cell)) : here.position;
  const end = fact.cell.end > fact.cell.start ? document.rangeOf(fact.cell).end : here.position;
  const sums = new Map<number, string>();
  for (const r of totalsOver(report, fact.def.index)) {
    const values = r.right.map((f) => report.figures[f]);
    if (!values.every((v) => typeof v === 'number')) continue;
    const sum = Number(values.reduce((a, b) => a + b, 0).toFixed(6));
    if (sum !== fact.cell.value && !sums.has(sum)) sums.set(sum, sumText(values));
  }
  return [...sums].map(([sum, how]) => ({
    label: show(sum),
    kind: KIND.value,
    detail: `= ${how}`,
    filterText: document.text(document.offsetAt(start), offset) || show(sum),
    textEdit: { range: { start, end }, newText: show(sum) },
  }));
}

/** The addends that are not 0. */
function sumText(values: readonly number[]): string {
  const shown = values.filter((v) => v !== 0).map(show);
  return shown.length > 0 ? shown.join(' + ') : '0';
}

/** In a first cell begun with nothing else on its line: labels of rows that the table lacks. */
function rowLabels(here: Here): CompletionItem[] {
  const { report, before, behind, checked, block } = here;
  const marks = /^[\s|]*/.exec(before)![0];
  const typed = before.slice(marks.length).trimEnd();
  const inFirst = marks.trim() === '|' || (block?.layout === 'tabs' && marks === '');
  if (!inFirst || /[|\t]/.test(typed) || /[^\s|]/.test(behind)) return [];
  const bound = report.tables.find((t) => t?.blocks.includes(block!));
  const table = tableAt(here);
  if (!table) return [];
  const { line } = here.position;
  const has = new Set(
    (bound?.rows ?? []).filter((r) => checked.document.rangeOf(r.first).start.line !== line).map((r) => r.row),
  );
  return table.rows
    .filter((r) => r.label !== '' && !has.has(r) && r.label !== typed)
    .map((r) => item(here, marks.length, r.label, KIND.constant, table.name[checked.lang], typed || undefined));
}

/** The form's table that the cursor is in, be it read as such already or only expected in its section. */
function tableAt(here: Here): Table | undefined {
  const { report, block } = here;
  return report.tables.find((t) => t?.blocks.includes(block!))?.table ?? sectionAt(here)?.section.table;
}

/** In a line of words, behind its first bar or tab: labels of columns that the line lacks. */
function columnLabels(here: Here): CompletionItem[] {
  const { before, behind, checked } = here;
  const cell = /[|\t]([^|\t\d]*)$/.exec(before);
  const table = tableAt(here);
  if (!cell || !table || /\d/.test(before + behind) || !/^[ ]*(?:[|\t]|$)/.test(behind)) return [];
  const typed = cell[1]!.trimStart();
  const from = before.length - typed.length;
  const words = (text: string) => text.split(/[|\t]/).map((word) => word.trim());
  const said = new Set([...words(before.slice(0, from)), ...words(behind)]);
  // What opens a line names a row, but where the form's rows have no names.
  const isFirst = before.slice(0, from).replace(/[|\s]/g, '') === '';
  if (isFirst && !table.parts.every((part) => part.anonymous)) return [];
  // A line that names a row holds figures, no labels of columns.
  if (table.rows.some((r) => r.label !== '' && said.has(r.label))) return [];
  const labels = new Set(table.parts.flatMap((part) => part.header.map((h) => h.label)));
  return [...labels]
    .filter((label) => label !== '' && label !== typed && !said.has(label))
    .map((label) => item(here, from, label, KIND.constant, table.name[checked.lang], typed || undefined));
}
