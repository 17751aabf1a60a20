import { builtinForms } from '../../server/src/forms/builtin';
import type { Form } from '../../server/src/forms/form';

/** What a figure cell holds: a number, nothing, or literal text. */
export type Figure = number | string | null;
export type Figures = Record<string, Figure>;

/** Running text, or a heading inside a section such as （一）主动公开. */
export type Paragraph = string | { readonly heading: string };

export interface ColumnSpec {
  /** `<table>.<part>.<column path>`; a group is named by the ids below it, joined by `+`. */
  readonly key: string;
  /** The column's part of a fact id. */
  readonly path: string;
  readonly label: string;
  readonly columns?: readonly ColumnSpec[];
}

export interface RowSpec {
  /** Fact id without its column; the second copy of a row ends in `#2`. */
  readonly key: string;
  /** Key of the figures: as `key`, without the mark of a copy. */
  readonly facts: string;
  readonly label: string;
  readonly rows?: readonly RowSpec[];
}

export interface PartSpec {
  /** `<table>.<part>` */
  readonly key: string;
  readonly headings: readonly string[];
  readonly stub: readonly string[];
  readonly columns: readonly ColumnSpec[];
  readonly rows: readonly RowSpec[];
  /** A single row of figures, without a label. */
  readonly anonymous: boolean;
}

export interface TableSpec {
  readonly id: string;
  readonly parts: readonly PartSpec[];
}

export interface SectionSpec {
  /** Section id; the second copy of a section ends in `#2`. */
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
  readonly table?: TableSpec | undefined;
  /** Text below the table. */
  readonly after: readonly Paragraph[];
}

/** A report apart from its layout. Never changed in place: the helpers of edits.ts return a copy. */
export interface ReportSpec {
  readonly form: Form;
  readonly year: number;
  readonly title?: string | undefined;
  readonly preamble: readonly string[];
  readonly sections: readonly SectionSpec[];
  readonly figures: Readonly<Figures>;
  readonly signature: readonly string[];
}

export const join = (...parts: string[]): string => parts.filter((p) => p !== '').join('.');
const numerals = [...'一二三四五六七八九十'];

interface ColumnTree {
  id?: string | undefined;
  label: string;
  columns?: ColumnTree[] | undefined;
}
interface RowTree {
  id: string;
  label: string;
  rows?: RowTree[] | undefined;
}

function columnsOf(list: readonly ColumnTree[], prefix: string, above: string): ColumnSpec[] {
  return list.map((c) => {
    const path = join(above, c.id ?? '');
    const columns = c.columns && columnsOf(c.columns, prefix, path);
    const key = columns ? columns.map((x) => x.key.slice(prefix.length + 1)).join('+') : path;
    return { key: `${prefix}.${key}`, path, label: c.label, ...(columns && { columns }) };
  });
}

function rowsOf(list: readonly RowTree[], above: string): RowSpec[] {
  return list.map((r) => {
    const key = join(above, r.id);
    return { key, facts: key, label: r.label, ...(r.rows && { rows: rowsOf(r.rows, key) }) };
  });
}

/** A report with every heading and label the form asks for, all figures 0 and no text. */
export function blankReport(form: Form = builtinForms()[0]!, year = 2023): ReportSpec {
  const tables = form.data.tables.map((t): TableSpec => ({
    id: t.id,
    parts: t.parts.map((p): PartSpec => ({
      key: `${t.id}.${p.id}`,
      headings: p.headings,
      stub: p.stub,
      columns: columnsOf(p.columns, `${t.id}.${p.id}`, ''),
      rows: p.rows.length > 0 ? rowsOf(p.rows, t.prefix) : [{ key: t.prefix, facts: t.prefix, label: '' }],
      anonymous: p.rows.length === 0,
    })),
  }));
  return {
    form,
    year,
    preamble: [],
    signature: [],
    sections: form.sections.map((s, i): SectionSpec => ({
      key: s.id,
      number: numerals[i] ?? String(i + 1),
      title: s.title,
      paragraphs: [],
      after: [],
      table: tables.find((t) => t.id === s.table?.id),
    })),
    figures: Object.fromEntries(form.facts.map((f) => [f.id, 0])),
  };
}

/**
 * All figures of a form from those that are not totals: `{ 'applications.results.granted': [7, 1] }` gives the row's
 * columns in order, `{ 'disclosure.licensing.decisions': 3 }` one fact. Totals and the figure that balances the rest
 * follow from the form's relations; the others are 0.
 */
export function figuresFrom(
  form: Form,
  given: Readonly<Record<string, number | readonly number[]>>,
): Record<string, number> {
  const known = new Map<number, number>();
  const put = (id: string, value: number) => {
    const index = form.factIndex.get(id);
    if (index === undefined) throw new Error(`no fact "${id}"`);
    known.set(index, value);
  };
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'number') {
      put(key, value);
      continue;
    }
    const row = form.facts.filter(
      (f) =>
        join(form.data.tables[f.table.index]!.prefix, f.row.path) === key ||
        (f.id.startsWith(`${key}.`) && f.row.path === ''),
    );
    if (row.length < value.length) throw new Error(`no row "${key}" of ${value.length} figures`);
    value.forEach((v, i) => put(row[i]!.id, v));
  }
  const sums = form.relations.filter((r) => r.op === '=');
  const derived = new Set(sums.map((r) => r.left[0]!));
  for (const f of form.facts) if (!derived.has(f.index) && !known.has(f.index)) known.set(f.index, 0);
  const total = (list: readonly number[]) => list.reduce((n, f) => n + (known.get(f) ?? NaN), 0);
  for (let before = -1; before !== known.size;) {
    before = known.size;
    for (const r of sums) {
      const value = total(r.right) - total(r.left.slice(1));
      if (!known.has(r.left[0]!) && !Number.isNaN(value)) known.set(r.left[0]!, value);
    }
  }
  return Object.fromEntries(form.facts.map((f) => [f.id, known.get(f.index) ?? 0]));
}

/** The relations of the form that the figures break, as readable text. */
export function brokenRelations(spec: ReportSpec): string[] {
  const ids = (list: readonly number[]) => list.map((f) => spec.form.facts[f]!.id);
  const sum = (list: readonly number[]) => ids(list).reduce((n, f) => n + Number(spec.figures[f] ?? 0), 0);
  return spec.form.relations
    .filter((r) => (r.op === '=' ? sum(r.left) !== sum(r.right) : sum(r.left) < sum(r.right)))
    .map((r) => `${r.rule}: ${ids(r.left).join(' + ')} = ${sum(r.left)} against ${sum(r.right)}`);
}
