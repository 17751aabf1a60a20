import type { ReportDocument } from '../../server/src/report/document';
import type { BoundTable, Place, Report, TableFault } from '../../server/src/report/model';
import type { Layout, Printed } from '../support/layouts/index';

export const offsetOf = (doc: ReportDocument, place: Place): number =>
  doc.tree.blocks.offsetOf(place.block) + place.start;
import type { ReportSpec } from '../support/report';
const spanOf = (doc: ReportDocument, place: Place) => ({
  start: offsetOf(doc, place),
  end: offsetOf(doc, place) + place.end - place.start,
});

/** All faults of the tables a report is read from. */
export const faultsOf = (report: Report): TableFault[] =>
  report.tables.flatMap((t: BoundTable | undefined) => t?.faults ?? []);

/** A fault in one line: its kind, what it concerns, and the text it stands at. */
export function faultLine(doc: ReportDocument, f: TableFault): string {
  const at = (p: Place) => {
    const s = spanOf(doc, p);
    return JSON.stringify(doc.tree.text(s.start, s.end));
  };
  switch (f.kind) {
    case 'too-long':
      return `too-long ${at(f.place)}`;
    case 'row-name':
      return `row-name ${f.row.path} ${at(f.place)}`;
    case 'row-missing':
      return `row-missing ${f.rows.map((r) => r.path).join(' ')}`;
    case 'row-unknown':
      return `row-unknown ${at(f.place)}`;
    case 'row-duplicate':
      return `row-duplicate ${f.row.path} ${at(f.place)}`;
    case 'row-order':
      return `row-order ${f.row.path} ${at(f.place)}`;
    case 'column-name':
      return `column-name ${f.label.label} ${at(f.place)}`;
    case 'column-missing':
      return `column-missing ${f.columns.map((c) => c.path).join(' ')}`;
    case 'column-extra':
      return `column-extra ${f.row.path} ${f.extra.map((c) => at(c)).join(' ')}`;
    case 'unreadable':
      return `unreadable ${f.row?.path ?? '?'} ${f.found}/${f.expected}`;
  }
}

export interface Expectation {
  /** Fact ids that need not be read. */
  readonly unread?: (id: string) => boolean;
  /** Lines of {@link faultLine} that are true. */
  readonly faults?: readonly string[];
}

/** Blank figures of a row that the layout leaves no trace of: the row's other figures cannot be told apart. */
export function loses(layout: Layout, spec: ReportSpec): (id: string) => boolean {
  if (!layout.losesBlanks) return () => false;
  const rowOf = (id: string) => {
    const f = spec.form.facts[spec.form.factIndex.get(id)!]!;
    return `${f.table.id}.${f.row.path}`;
  };
  const blank = new Set(
    Object.entries(spec.figures)
      .filter(([, v]) => v === null)
      .map(([id]) => rowOf(id)),
  );
  return (id) => blank.has(rowOf(id));
}

/** What is wrong with the reading of a printed report, in lines; empty if all is as printed. */
export function misread(doc: ReportDocument, printed: Printed, spec: ReportSpec, expected: Expectation = {}): string[] {
  const out: string[] = [];
  const { form } = spec;
  if (doc.reports.length !== 1) out.push(`${doc.reports.length} reports`);
  const report = doc.reports[0]!;
  for (const [id, span] of printed.cells) {
    const index = form.factIndex.get(id);
    const fact = index === undefined ? undefined : report.facts[index];
    const text = printed.text.slice(span.start, span.end);
    if (!fact) {
      if (!expected.unread?.(id)) out.push(`${id}: not read`);
      continue;
    }
    const at = spanOf(doc, fact.cell);
    // Where a blank cell is said to be may differ by the space around it.
    const same =
      text === ''
        ? at.start === at.end &&
          printed.text.slice(Math.min(at.start, span.start), Math.max(at.start, span.start)).trim() === ''
        : at.start === span.start && at.end === span.end;
    if (!same)
      out.push(
        `${id}: read ${JSON.stringify(fact.cell.text)} at ${at.start}…${at.end} for ` +
          `${JSON.stringify(text)} at ${span.start}…${span.end}`,
      );
  }
  for (const f of report.facts) {
    if (f && !printed.cells.has(f.def.id) && !expected.unread?.(f.def.id))
      out.push(`${f.def.id}: read ${JSON.stringify(f.cell.text)} where nothing was printed`);
  }
  const sections = report.sections.map((s) => s.section.id).join(' ');
  if (sections !== spec.sections.map((s) => s.key).join(' ')) out.push(`sections ${sections}`);
  for (const s of report.sections) {
    for (const [what, place, span] of [
      ['heading', s.anchor.heading, printed.headings.get(s.section.id)],
      ['title', s.anchor.title, printed.titles.get(s.section.id)],
    ] as const) {
      const at = spanOf(doc, place);
      if (at.start !== span?.start || at.end !== span.end)
        out.push(`${what} of ${s.section.id} at ${at.start}…${at.end}, not ${span?.start}…${span?.end}`);
    }
  }
  const faults = faultsOf(report).map((f) => faultLine(doc, f));
  const wanted = [...(expected.faults ?? [])];
  for (const f of faults) {
    const i = wanted.indexOf(f);
    if (i >= 0) wanted.splice(i, 1);
    else if (!(f.startsWith('unreadable') && expected.unread)) out.push(`fault ${f}`);
  }
  out.push(...wanted.map((w) => `no fault ${w}`));
  if (report.year !== spec.year) out.push(`year ${report.year}`);
  const compact = (s: string | undefined) => s?.replace(/\s/g, '');
  if (spec.title !== undefined) {
    if (compact(report.titleText) !== compact(spec.title)) out.push(`title ${report.titleText}`);
    const agency = spec.title.replace(/(关于)?\d{4}年.*$/, '');
    if (report.agency !== agency) out.push(`agency ${report.agency}, not ${agency}`);
  }
  return out;
}
