import type { Form } from '../forms/form';
import type { Report } from '../report/model';

/** So many sections make a report. */
export const SECTIONS_ALONE = 3;
const SECTIONS_WITH_TITLE = 2,
  ROWS_ALONE = 4;

/** Whether a text holds any word without which it is no report of these forms. Costs one search of the text. */
export function mayBeReport(text: string, forms: readonly Form[]): boolean {
  return forms.some((f) => f.data.recognition.marks.some((m) => text.includes(m)));
}

/** The longest word that {@link mayBeReport} looks for. */
export function longestMark(forms: readonly Form[]): number {
  return Math.max(0, ...forms.flatMap((f) => f.data.recognition.marks.map((m) => m.length)));
}

/** Whether what was bound is enough to call it a report: sections, a title with some of them, or a table of the form. */
export function isReport(report: Report): boolean {
  const sections = new Set(report.sections.filter((s) => s.anchor.spelling !== 'number').map((s) => s.section)).size;
  if (sections >= SECTIONS_ALONE || (report.title && sections >= SECTIONS_WITH_TITLE)) return true;
  return report.tables.some(
    (t) =>
      t !== undefined &&
      (t.rows.length >= ROWS_ALONE || (t.facts.length >= t.table.rows.length && t.facts.length > SECTIONS_ALONE)),
  );
}
