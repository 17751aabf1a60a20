import type { TextEdit } from 'vscode-languageserver-types';
import { CheckedDocument, type Position } from '../../document/checked-document';
import { silent } from '../../document/options';
import type { Column, Row } from '../../forms/form';
import type { BoundTable, Report } from '../../report/model';
import type { Block } from '../../syntax/block';
import { cellsOf } from '../../syntax/cells';
import { coreOf, stripMarkup } from '../../text/labels';
import { ownLabels } from '../cells';
import type { Checked, Span } from '../checked';
import { gridOf } from '../../forms/grid';
import { printTable, type TableLayout } from '../../forms/print-table';

/** Why a table is not set anew: something of it would be lost. */
export type Refusal = 'faults' | 'foreign-text' | 'blank-cells' | 'not-read-back';

/** Faults that are of wording only: the wording is kept. */
const OF_WORDING = new Set(['row-name', 'column-name', 'row-missing']);

/**
 * A table of a report set in a layout, or why that would lose something; between tabs padded where the width of a text
 * is known.
 */
export function convertTable(
  checked: Checked,
  report: Report,
  bound: BoundTable,
  layout: TableLayout,
  widthOf?: (text: string) => number,
): TextEdit | Refusal {
  const { document } = checked;
  if (bound.faults.some((f) => !OF_WORDING.has(f.kind))) return 'faults';
  const rows = new Map(bound.rows.map((b) => [b.row, b]));
  if (bound.rows.length !== rows.size || bound.rows.some((r) => r.cells.includes(undefined))) return 'faults';
  const stretch = stretchOf(checked, bound);
  if (!stretch || hasForeignText(stretch.blocks, bound)) return 'foreign-text';
  const figure = (row: Row, column: Column) => rows.get(row)!.cells[column.index]!.text;
  const grid = gridOf(bound.table, {
    figure,
    has: (row) => rows.has(row),
    label: (row) => {
      const own = rows.get(row);
      const words = own ? ownLabels(own).map((l) => l.text.replace(/\s+/g, '')) : [];
      return words.length === 1 ? words[0] : undefined;
    },
  });
  if (layout === 'lines' && grid.cells.some((c) => c.kind === 'figure' && c.text.trim() === '')) return 'blank-cells';
  const eol = /\r\n|\r|\n/.exec(document.text())?.[0] ?? '\n';
  const { start, end } = stretch.span;
  const before = document.text(0, start);
  const lead = before === '' || /(?:\n|\r)[ \t]*$/.test(before) ? '' : eol + eol;
  const after = document.text(end, end + 40);
  const tail = /^[ \t]*(?:[\r\n]|$)/.test(after) ? '' : eol + eol;
  const newText = lead + printTable(grid, layout, widthOf).join(eol) + tail;
  if (!readsBack(before + newText + document.text(end), document, report)) return 'not-read-back';
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText };
}

interface Stretch {
  readonly span: Span;
  readonly blocks: readonly Block[];
}

/** The text that a table takes; undefined where other text stands between its blocks. */
function stretchOf({ document }: Checked, bound: BoundTable): Stretch | undefined {
  const { blocks } = document.bound!.tree;
  const own = [...bound.blocks].sort((a, b) => blocks.offsetOf(a) - blocks.offsetOf(b));
  const first = own[0],
    last = own.at(-1);
  if (!first || !last) return undefined;
  const inside = new Set(own);
  for (let b = blocks.after(first); b && b !== last && first !== last; b = blocks.after(b)) {
    const idle = b.kind === 'blank' || (b.kind === 'markup' && stripMarkup(b.text).trim() === '');
    if (!inside.has(b) && !(idle && b.text.trim() === '')) return undefined;
  }
  const lead = /^\s*/.exec(first.text)![0].length;
  const tail = last.layout === 'html' ? last.text.trimEnd().length : last.contentEnd;
  return { span: { start: blocks.offsetOf(first) + lead, end: blocks.offsetOf(last) + tail }, blocks: own };
}

/** Whether a table's blocks hold words that are none of the form's. */
function hasForeignText(blocks: readonly Block[], { table, rows, headers }: BoundTable): boolean {
  const words = new Set<string>();
  const add = (text: string) => words.add(coreOf(text));
  for (const part of table.parts) {
    for (const text of [...part.headings, ...part.stub]) add(text);
    for (const h of part.header) for (const text of [h.label, ...h.accepted, ...h.drift]) add(text);
    for (const r of [...part.groups, ...part.rows]) for (const text of [r.label, ...r.accepted, ...r.drift]) add(text);
  }
  const known = new Set<string>();
  const place = (b: Block, start: number) => `${blocks.indexOf(b)} ${start}`;
  for (const r of rows) for (const c of [...r.labels, ...r.cells]) if (c) known.add(place(c.block, c.start));
  for (const h of headers) known.add(place(h.cell.block, h.cell.start));
  const idle = (text: string) => {
    const core = coreOf(text);
    return core === '' || words.has(core);
  };
  for (const block of blocks) {
    if (block.kind !== 'table') {
      const start = block.text.length - block.text.trimStart().length;
      const { heading } = block;
      if (![start, heading?.start, heading?.title].some((s) => s !== undefined && known.has(place(block, s))))
        if (!idle(block.text)) return true;
      continue;
    }
    const { starts, ends, texts } = cellsOf(block);
    for (let i = 0; i < starts.length; i++) {
      const text = texts?.[i] ?? block.text.slice(starts[i], ends[i]);
      if (!known.has(place(block, starts[i]!)) && !idle(text)) return true;
    }
    if (block.layout === 'html' && /<table[\s>]/i.test(block.text) && besideTable(block.text)) return true;
  }
  return false;
}

/** Whether an HTML block has text outside its table. */
function besideTable(text: string): boolean {
  const lower = text.toLowerCase();
  const outside = text.slice(0, lower.indexOf('<table')) + text.slice(lower.lastIndexOf('</table>'));
  return stripMarkup(outside).trim() !== '';
}

/** Whether a text gives every report the facts that the document gives. */
function readsBack(text: string, document: CheckedDocument, report: Report): boolean {
  const again = new CheckedDocument(text, { ...document.options, severities: silent() });
  const at = document.reports.indexOf(report);
  return (
    again.reports.length === document.reports.length &&
    again.reports.every((r, i) => {
      const was = document.reports[i]!;
      if (r.form.id !== was.form.id) return false;
      if (r.sections.map((x) => x.section.id).join() !== was.sections.map((x) => x.section.id).join()) return false;
      const sameText = (f: number) => r.facts[f]?.cell.text === was.facts[f]?.cell.text;
      return was.figures.every((v, f) => r.figures[f] === v && (i !== at || sameText(f)));
    })
  );
}

/**
 * Every table of a report, or the one at a position, set in another layout; those that would lose something are left
 * and named.
 */
export function convertReport(
  checked: Checked,
  report: Report,
  layout: TableLayout,
  position?: Position,
): { readonly edits: TextEdit[]; readonly refused: readonly { readonly table: BoundTable; readonly why: Refusal }[] } {
  const edits: TextEdit[] = [];
  const refused: { table: BoundTable; why: Refusal }[] = [];
  for (const table of report.tables) {
    if (!table || (position && !holds(checked, table, position))) continue;
    const done = convertTable(checked, report, table, layout);
    if (typeof done === 'string') refused.push({ table, why: done });
    else edits.push(done);
  }
  return { edits, refused };
}

/** Whether a table's text holds a position. */
function holds(checked: Checked, { blocks }: BoundTable, position: Position): boolean {
  const offset = checked.document.offsetAt(position);
  const at = checked.document.bound!.tree.blocks.at(offset);
  return at !== undefined && blocks.includes(at.item);
}
