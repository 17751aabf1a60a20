import { mixForms } from '../forms/compose';
import type { Form, Part } from '../forms/form';
import type { FormData } from '../forms/schema';
import { labelKey } from '../text/labels';
import type { BoundTable, Report, TableFault } from './model';

/** What a label that no other form has adds to the labels of a table that are found. */
const DISTINCTIVE = 3;

/** Binds one stretch of text to a form. */
export type Bind = (form: Form) => Report;

/**
 * Binds a report to the form it is set on: the one whose tables explain most of the text; where that does not tell, the
 * one for its year, then the first. A table may be set on another form than the rest. It depends on the text alone, so
 * that a document edited and one freshly read agree.
 */
export function bindToBest(forms: readonly Form[], bind: Bind): Report {
  const first = bind(forms[0]!);
  if (forms.length === 1 || isPlain(first, forms)) return first;
  const readings = forms.map((form, i) => (i === 0 ? first : bind(form)));
  // What is out of order on one form is no evidence for another.
  const mute = new Set(readings.flatMap((r) => r.tables.flatMap((t) => (t?.scrambled ? [t.table.id] : []))));
  const fits = readings.map((r) => r.tables.map((t) => (t && mute.has(t.table.id) ? 0 : fitOf(t))));
  const total = (i: number) => fits[i]!.reduce((a, b) => a + b, sectionsOf(readings[i]!));
  const better = (i: number, than: number) => total(i) - total(than) || covers(readings[i]!) - covers(readings[than]!);
  const best = readings.reduce((a, _, i) => (better(i, a) > 0 ? i : a), 0);
  const chosen = readings[best]!;

  const from = chosen.form.tables.map((table, t) => {
    let donor = best,
      most = fits[best]![t]!;
    if (chosen.tables[t] && isLost(chosen.tables[t])) return forms[donor]!;
    readings.forEach((r, i) => {
      const other = r.form.tables.findIndex((o) => o.id === table.id);
      if (other >= 0 && fits[i]![other]! > most) {
        donor = i;
        most = fits[i]![other]!;
      }
    });
    return forms[donor]!;
  });
  const form = mixForms(chosen.form, from);
  return form === chosen.form ? chosen : bind(form);
}

const sectionsOf = (report: Report): number =>
  new Set(report.sections.filter((s) => s.anchor.spelling !== 'number').map((s) => s.section)).size;

/**
 * Whether every table stands as the form has it, or with slips that no other form can explain, and so do the sections
 * where forms differ in them.
 */
function isPlain(report: Report, forms: readonly Form[]): boolean {
  const { sections } = report.form.data;
  if (forms.some((f) => f.data.sections !== sections) && sectionsOf(report) < sections.length) return false;
  return report.tables.every((t) => t !== undefined && !t.faults.some(isMisfit));
}

const isMisfit = (f: TableFault): boolean =>
  f.kind === 'row-missing' ||
  f.kind === 'row-unknown' ||
  f.kind === 'column-missing' ||
  f.kind === 'column-name' ||
  f.kind === 'unreadable' ||
  (f.kind === 'row-name' && !f.certain);

function covers({ form, year }: Report): number {
  const { from, to } = form.data.years;
  return year !== undefined && year >= from && year <= (to ?? Infinity) ? 1 : 0;
}

/** Whether nothing of a table could be read: it says nothing of its form. */
const isLost = (table: BoundTable): boolean =>
  table.scrambled || (table.rows.length === 0 && table.faults.some((f) => f.kind === 'unreadable'));

/**
 * How much of what stands in the text a form's table explains: labels found, less what it has no place for, and parts
 * whose header is another one.
 */
function fitOf(table: BoundTable | undefined): number {
  if (!table || isLost(table)) return 0;
  let fit = table.rows.length + table.headers.length - table.unheaded;
  for (const f of table.faults) {
    if (
      f.kind === 'row-unknown' ||
      f.kind === 'row-name' ||
      f.kind === 'column-name' ||
      f.kind === 'unreadable' ||
      f.kind === 'column-extra'
    )
      fit--;
  }
  const own = distinctiveOf(table.table.origin);
  // Labels of one part speak once: the header of one item left over from another form is not the table's form.
  const parts = new Set<Part>();
  for (const h of table.headers) {
    const core = h.cell.label?.key.core ?? '';
    const part = h.cell.label?.headers.find((s) => s.label === h.label)?.part;
    if (part && own.has(core)) parts.add(part);
  }
  for (const r of table.rows) if (r.labels.some((l) => own.has(l.label?.key.core ?? ''))) parts.add(r.row.part);
  return fit + DISTINCTIVE * parts.size;
}

const folded = new WeakMap<FormData, ReadonlySet<string>>();

/** Labels that only this form has, as they are compared. */
export function distinctiveOf(form: FormData): ReadonlySet<string> {
  let set = folded.get(form);
  if (!set) folded.set(form, (set = new Set(form.recognition.distinctive.map((d) => labelKey(d).core))));
  return set;
}
