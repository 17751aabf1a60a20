import type { ColumnSpec, Figure, Paragraph, PartSpec, ReportSpec, RowSpec, SectionSpec, TableSpec } from './spec';

// Each helper returns a changed copy and throws if its target is not there, so that no test passes for want of a
// change.

function hit<T>(list: readonly T[], found: (x: T) => boolean, what: string): number {
  const at = list.findIndex(found);
  if (at < 0) throw new Error(`${what} is not there`);
  return at;
}

function editSections(spec: ReportSpec, key: string, change: (list: SectionSpec[], at: number) => void): ReportSpec {
  const sections = [...spec.sections];
  change(
    sections,
    hit(sections, (s) => s.key === key, `section ${key}`),
  );
  return { ...spec, sections };
}
const editSection = (spec: ReportSpec, key: string, change: Partial<SectionSpec>) =>
  editSections(spec, key, (list, at) => {
    list[at] = { ...list[at]!, ...change };
  });

function editParts(spec: ReportSpec, change: (part: PartSpec) => PartSpec, what: string): ReportSpec {
  let done = false;
  const sections = spec.sections.map((s) => {
    if (!s.table) return s;
    const parts = s.table.parts.map((p) => {
      const q = change(p);
      done ||= q !== p;
      return q;
    });
    return { ...s, table: { ...s.table, parts } };
  });
  if (!done) throw new Error(`${what} is not there`);
  return { ...spec, sections };
}

/** Applies `change` to the list of siblings that holds the node with this key. */
function editTree<T extends { readonly key: string }>(
  list: readonly T[],
  key: string,
  kids: (x: T) => readonly T[] | undefined,
  wrap: (x: T, kids: T[]) => T,
  change: (list: T[], at: number) => void,
): readonly T[] {
  const at = list.findIndex((x) => x.key === key);
  if (at >= 0) {
    const copy = [...list];
    change(copy, at);
    return copy;
  }
  let same = true;
  const next = list.map((x) => {
    const inner = kids(x);
    if (!inner) return x;
    const out = editTree(inner, key, kids, wrap, change);
    if (out === inner) return x;
    same = false;
    return wrap(x, [...out]);
  });
  return same ? list : next;
}

const editRow = (spec: ReportSpec, key: string, change: (list: RowSpec[], at: number) => void) =>
  editParts(
    spec,
    (p) => {
      const rows = editTree(
        p.rows,
        key,
        (r) => r.rows,
        (r, rows) => ({ ...r, rows }),
        change,
      );
      return rows === p.rows ? p : { ...p, rows };
    },
    `row ${key}`,
  );

const editColumn = (spec: ReportSpec, key: string, change: (list: ColumnSpec[], at: number) => void) =>
  editParts(
    spec,
    (p) => {
      const columns = editTree(
        p.columns,
        key,
        (c) => c.columns,
        (c, columns) => ({ ...c, columns }),
        change,
      );
      return columns === p.columns ? p : { ...p, columns };
    },
    `column ${key}`,
  );

/** Sets one figure: `applications.new.total`; that of a copied row as `applications.new#2.total`. */
export const setFigure = (spec: ReportSpec, id: string, value: Figure): ReportSpec => setFigures(spec, { [id]: value });

export function setFigures(spec: ReportSpec, figures: Readonly<Record<string, Figure>>): ReportSpec {
  for (const id of Object.keys(figures))
    if (!spec.form.factIndex.has(id.replace(/#\d+/, '')) && !id.includes('+')) throw new Error(`no fact "${id}"`);
  return { ...spec, figures: { ...spec.figures, ...figures } };
}

export const renameRow = (spec: ReportSpec, key: string, label: string) =>
  editRow(spec, key, (l, i) => {
    l[i] = { ...l[i]!, label };
  });
export const removeRow = (spec: ReportSpec, key: string) =>
  editRow(spec, key, (l, i) => {
    l.splice(i, 1);
  });

/** Repeats a row below itself, with its figures unless others are set for `<key>#2.<column>`. */
export const duplicateRow = (spec: ReportSpec, key: string) =>
  editRow(spec, key, (l, i) => {
    l.splice(i + 1, 0, { ...l[i]!, key: `${key}#2` });
  });

/** Moves a row by some places among its siblings. */
export const moveRow = (spec: ReportSpec, key: string, by: number) =>
  editRow(spec, key, (l, i) => {
    l.splice(i + by, 0, ...l.splice(i, 1));
  });

/**
 * Adds a row the form does not have below another; its key is `<after>+` and its figures are given in order of the
 * columns.
 */
export function addRow(spec: ReportSpec, after: string, label: string, values: readonly Figure[]): ReportSpec {
  const key = `${after}+`;
  const out = editRow(spec, after, (l, i) => {
    l.splice(i + 1, 0, { key, facts: key, label });
  });
  const columns = spec.form.facts.filter((f) => f.id.startsWith(`${after}.`)).map((f) => f.column.path);
  return {
    ...out,
    figures: { ...spec.figures, ...Object.fromEntries(columns.map((c, i) => [`${key}.${c}`, values[i] ?? null])) },
  };
}

/** Column keys: `disclosure.item1.valid`, `applications.applications.total`. */
export const renameColumn = (spec: ReportSpec, key: string, label: string) =>
  editColumn(spec, key, (l, i) => {
    l[i] = { ...l[i]!, label };
  });
export const removeColumn = (spec: ReportSpec, key: string) =>
  editColumn(spec, key, (l, i) => {
    l.splice(i, 1);
  });

/** Takes away a part of a table, e.g. `disclosure.item8`. */
export function removePart(spec: ReportSpec, key: string): ReportSpec {
  const owner = spec.sections.find((s) => s.table?.parts.some((p) => p.key === key));
  if (!owner?.table) throw new Error(`part ${key} is not there`);
  const table: TableSpec = { ...owner.table, parts: owner.table.parts.filter((p) => p.key !== key) };
  return editSection(spec, owner.key, { table });
}

/** The section stays, its table goes. */
export const removeTable = (spec: ReportSpec, section: string) => editSection(spec, section, { table: undefined });
export const removeSection = (spec: ReportSpec, key: string) =>
  editSections(spec, key, (l, i) => {
    l.splice(i, 1);
  });
export const renameSection = (spec: ReportSpec, key: string, title: string) => editSection(spec, key, { title });
export const renumberSection = (spec: ReportSpec, key: string, number: string) => editSection(spec, key, { number });
export const moveSection = (spec: ReportSpec, key: string, by: number) =>
  editSections(spec, key, (l, i) => {
    l.splice(i + by, 0, ...l.splice(i, 1));
  });
export const duplicateSection = (spec: ReportSpec, key: string) =>
  editSections(spec, key, (l, i) => {
    l.splice(i + 1, 0, { ...l[i]!, key: `${key}#2` });
  });
export const setParagraphs = (
  spec: ReportSpec,
  key: string,
  paragraphs: readonly Paragraph[],
  after: readonly Paragraph[] = [],
) => editSection(spec, key, { paragraphs, after });

/** Replaces text wherever it stands in the prose, title, preamble or signature. */
export function replaceText(spec: ReportSpec, from: string, to: string): ReportSpec {
  let found = false;
  const put = (s: string) => {
    found ||= s.includes(from);
    return s.replaceAll(from, to);
  };
  const para = (p: Paragraph): Paragraph => (typeof p === 'string' ? put(p) : { heading: put(p.heading) });
  const out: ReportSpec = {
    ...spec,
    title: spec.title && put(spec.title),
    preamble: spec.preamble.map(put),
    signature: spec.signature.map(put),
    sections: spec.sections.map((s) => ({ ...s, paragraphs: s.paragraphs.map(para), after: s.after.map(para) })),
  };
  if (!found) throw new Error(`"${from}" is not there`);
  return out;
}
