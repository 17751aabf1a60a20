import type { Row } from '../forms/form';
import { leafOf } from '../forms/grid';
import type { BoundRow, BoundSection, BoundTable, Cell, Place, Report } from '../report/model';
import { hanNumber, show } from '../rules/describe';
import { missingRows } from '../rules/tables/row-missing';
import type { Block } from '../syntax/block';
import type { SyntaxTree } from '../syntax/tree';
import { greatest } from '../text/extremes';
import { ownLabels } from './cells';
import type { Span } from './checked';
import { around, clean, place, within, type StructureNode } from './structure-node';

/** One node for each report of a document, made as it is asked for. */
export function* structureOf(
  reports: readonly Report[],
  tree: SyntaxTree,
  lang: 'zh' | 'en',
): Generator<StructureNode, void> {
  for (const [i, report] of reports.entries())
    yield new Builder(report, tree, lang, i === 0 ? '' : `report-${i + 1}/`).report();
}

class Builder {
  constructor(
    private readonly form: Report,
    private readonly tree: SyntaxTree,
    private readonly lang: 'zh' | 'en',
    private readonly prefix: string,
  ) {}

  private get blocks() {
    return this.tree.blocks;
  }
  private spanOf(place: Place): Span {
    const at = this.blocks.offsetOf(place.block);
    return { start: at + place.start, end: at + place.end };
  }

  report(): StructureNode {
    const r = this.form;
    const from = this.blocks.offsetOf(r.from);
    const span = { start: from, end: Math.max(from, this.endBefore(r.until, r.from)) };
    const selection = r.title
      ? this.spanOf(r.title)
      : { start: from, end: Math.min(span.end, from + r.from.contentEnd) };
    return around({
      id: `${this.prefix}report`,
      kind: 'report',
      label: clean(r.titleText) || r.form.data.name[this.lang],
      detail: r.year === undefined ? '' : String(r.year),
      span,
      selection: within(selection, span),
      children: this.sections(),
    });
  }

  /** Sections in the order of the text, missing ones before the next that the form lists. */
  private sections(): StructureNode[] {
    const r = this.form;
    const out: StructureNode[] = [];
    const seen = new Map<string, number>();
    const missing = r.form.sections.filter((s) => !r.sections.some((b) => b.section === s));
    for (const bound of r.sections) {
      while (!bound.duplicate && missing[0] && missing[0].index < bound.section.index)
        out.push(this.missingSection(missing.shift()!));
      const n = (seen.get(bound.section.id) ?? 0) + 1;
      seen.set(bound.section.id, n);
      out.push(this.section(bound, `${this.prefix}${bound.section.id}${n > 1 ? `#${n}` : ''}`));
    }
    return [...out, ...missing.map((s) => this.missingSection(s))];
  }

  private missingSection(section: BoundSection['section']): StructureNode {
    const id = `${this.prefix}${section.id}`;
    return {
      ...missing(id, 'section', `${hanNumber(section.index + 1)}、${section.title}`),
      subject: `section:${section.id}`,
      children: section.table && !this.form.tables[section.table.index] ? [this.missingTable(id, section.table)] : [],
    };
  }

  private missingTable(section: string, table: BoundTable['table']): StructureNode {
    return { ...missing(`${section}/table`, 'table', table.name[this.lang]), subject: `table:${table.id}` };
  }

  private section(bound: BoundSection, id: string): StructureNode {
    const heading = this.spanOf(bound.anchor.heading);
    const span = { start: heading.start, end: Math.max(heading.end, this.endBefore(bound.until, bound.anchor.block)) };
    const tables = bound.tables.map((t, i) => this.table(t, `${id}/table${i > 0 ? `-${i + 1}` : ''}`));
    const { table } = bound.section;
    if (table && !bound.duplicate && !this.form.tables[table.index] && !bound.tables.some((t) => t.table === table))
      tables.push(this.missingTable(id, table));
    const label = clean(this.tree.text(heading.start, heading.end)) || bound.section.title;
    return around({
      id,
      kind: 'section',
      label,
      detail: '',
      span,
      selection: heading,
      children: place(tables, this.parts(bound, id, span.end)),
    });
  }

  /** Headings inside a section that are no labels of its tables. */
  private parts(bound: BoundSection, id: string, sectionEnd: number): StructureNode[] {
    const inTables = new Set(bound.tables.flatMap((t) => t.blocks));
    const heads: { block: Block; level: number; at: number }[] = [];
    let at = this.blocks.offsetOf(bound.anchor.block);
    for (let b: Block | undefined = bound.anchor.block; b && b !== bound.until; b = this.blocks.after(b)) {
      if (b !== bound.anchor.block && b.heading && !inTables.has(b) && b.heading.end > b.heading.start)
        heads.push({ block: b, level: b.heading.numberStyle === 'arabic' ? 2 : 1, at });
      at += b.length;
    }
    const build = (from: number, until: number, end: number, path: string): StructureNode[] => {
      const out: StructureNode[] = [];
      for (let i = from; i < until;) {
        const { block, level, at: start } = heads[i]!;
        let next = i + 1;
        while (next < until && heads[next]!.level > level) next++;
        const stop = next < until ? this.endBefore(heads[next]!.block, block) : end;
        const heading = { start: start + block.heading!.start, end: start + block.heading!.end };
        const own = `${path}/part-${out.length + 1}`;
        out.push({
          id: own,
          kind: 'part',
          label: clean(block.text.slice(block.heading!.start, block.heading!.end)) || '…',
          detail: '',
          span: { start: heading.start, end: Math.max(heading.end, stop) },
          selection: heading,
          children: build(i + 1, next, stop, own),
        });
        i = next;
      }
      return out;
    };
    return build(0, heads.length, sectionEnd, id);
  }

  private table(bound: BoundTable, id: string): StructureNode {
    const { table } = bound;
    const span = this.union([bound.start, bound.end, ...bound.rows.flatMap((r) => this.cellsOf(r))])!;
    const gaps = this.gapsOf(bound);
    const several = table.parts.length > 1;
    const children = table.parts.flatMap((part): StructureNode[] => {
      const path = several ? `${id}/${part.id}` : id;
      const rows = part.anonymous
        ? this.columnGroups(bound, path)
        : this.rows(
            [...part.groups, ...part.rows].filter((r) => !r.parent),
            bound,
            gaps,
            path,
          );
      if (!several || rows.length === 0) return rows;
      const inside = this.unionSpans(rows.flatMap((r) => (r.span ? [r.span] : [])));
      return [
        {
          id: path,
          kind: 'group',
          label: part.headings[0] ?? part.id,
          detail: '',
          span: inside,
          selection: inside && rows.find((r) => r.span)!.selection,
          children: rows,
        },
      ];
    });
    const start = this.spanOf(bound.start);
    return {
      id,
      kind: 'table',
      label: table.name[this.lang],
      detail: '',
      span,
      selection: within(start, span),
      children,
    };
  }

  /** For each row that is missing the row beside which it belongs, and what a finding calls it. */
  private gapsOf(bound: BoundTable): ReadonlyMap<Row, { readonly beside: Span; readonly subject: string }> {
    const faults = bound.faults.flatMap((f) => (f.kind === 'row-missing' ? [f] : []));
    return new Map(
      faults.flatMap((fault) => {
        const beside = this.spanOf((fault.before ?? fault.after)?.first ?? bound.start);
        const subject = missingRows(fault, this.form);
        return fault.rows.map((row) => [row, { beside, subject }] as const);
      }),
    );
  }

  private rows(
    rows: readonly Row[],
    bound: BoundTable,
    gaps: ReturnType<Builder['gapsOf']>,
    path: string,
  ): StructureNode[] {
    const sorted = [...rows].sort((a, b) => leafOf(a) - leafOf(b));
    return sorted.flatMap((row): StructureNode[] => {
      const id = `${path}/${row.path || 'row'}`;
      if (row.children.length > 0) {
        const children = this.rows(row.children, bound, gaps, path);
        if (children.length === 0) return [];
        const span = this.unionSpans(children.flatMap((c) => (c.span ? [c.span] : [])));
        return [
          {
            id,
            kind: 'group',
            label: row.label,
            detail: '',
            span,
            selection: span && children.find((c) => c.span)!.selection,
            children,
          },
        ];
      }
      const found = bound.rows.filter((b) => b.row === row);
      const gap = gaps.get(row);
      if (found.length === 0) return gap ? [{ ...missing(id, 'row', row.label), ...gap }] : [];
      return found.map((b, i) => {
        const span = this.union(this.cellsOf(b))!;
        const selection = this.union(ownLabels(b)) ?? span;
        return {
          id: i > 0 ? `${id}#${i + 1}` : id,
          kind: 'row' as const,
          label: row.label,
          detail: this.figuresOf(b),
          span,
          selection: within(selection, span),
          children: [],
          isOpen: b.cells.some((c) => typeof c?.value !== 'number'),
        };
      });
    });
  }

  /** A row without label is told by the groups of its columns. */
  private columnGroups(bound: BoundTable, path: string): StructureNode[] {
    const out = new Map<string, { label: string; cells: Cell[]; figures: string[] }>();
    for (const f of bound.facts) {
      const id = `${path}/${f.def.column.path.split('.').slice(0, -1).join('.') || f.def.column.path}`;
      const entry = out.get(id) ?? {
        label: f.def.column.groups.join('·') || f.def.column.label,
        cells: [],
        figures: [],
      };
      entry.cells.push(f.cell);
      entry.figures.push(show(f.cell.value));
      out.set(id, entry);
    }
    return [...out].map(([id, e]) => {
      const span = this.union(e.cells)!;
      const isOpen = e.cells.some((c) => c.value === null);
      const detail = e.figures.join(' / ');
      return { id, kind: 'group', label: e.label, detail, span, selection: span, children: [], isOpen };
    });
  }

  /** The row's total where its relations name one, else its figures. */
  private figuresOf({ row, cells }: BoundRow): string {
    const { form } = this.form;
    const total = row.part.columns.find((c) => {
      const own = form.factOf(row, c);
      return form.relationsOf[own]!.some(
        (r) =>
          r.op === '=' && r.left.length === 1 && r.left[0] === own && r.right.every((f) => form.facts[f]!.row === row),
      );
    });
    if (total) return cells[total.index] ? show(cells[total.index]!.value) : '';
    return cells.map((c) => (c ? show(c.value) : '?')).join(' / ');
  }

  private cellsOf(row: BoundRow): Place[] {
    return [row.first, row.last, ...row.labels, ...row.cells.flatMap((c) => (c ? [c] : []))];
  }
  private union(places: readonly Place[]): Span | undefined {
    return this.unionSpans(places.map((p) => this.spanOf(p)));
  }
  private unionSpans(spans: readonly Span[]): Span | undefined {
    if (spans.length === 0) return undefined;
    return { start: -greatest(spans, (s) => -s.start, -Infinity), end: greatest(spans, (s) => s.end) };
  }

  /** Where text ends before a block; empty lines do not count. */
  private endBefore(until: Block | undefined, from: Block): number {
    let b = until ? this.blocks.before(until) : this.blocks.last();
    while (b && b !== from && (b.kind === 'blank' || b.kind === 'markup')) b = this.blocks.before(b);
    return b ? this.blocks.offsetOf(b) + (b.layout === 'html' ? b.length : b.contentEnd) : 0;
  }
}

/** What the form asks for and the text lacks. */
function missing(id: string, kind: StructureNode['kind'], label: string): StructureNode {
  return { id, kind, label, detail: '', span: undefined, selection: undefined, children: [] };
}
