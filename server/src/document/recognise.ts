import type { Form } from '../forms/form';
import type { Report } from '../report/model';

/** So many sections make a report. */
export const SECTIONS_ALONE = 3;
const SECTIONS_WITH_TITLE = 2,
  ROWS_ALONE = 4;

const numbered = (word: string, write: (code: number) => string): string =>
  Array.from(word, (c) => `&#${write(c.charCodeAt(0))};`).join('');

/** A word as HTML may have it that is written in ASCII: every character by its number. */
const inNumbers = (word: string): string[] => [
  numbered(word, (code) => String(code)),
  numbered(word, (code) => `x${code.toString(16)}`),
  numbered(word, (code) => `x${code.toString(16).toUpperCase()}`),
];

/** Whether a text holds any word without which it is no report of these forms. Costs one search of the text, or two. */
export function mayBeReport(text: string, forms: readonly Form[]): boolean {
  const holds = (write: (word: string) => readonly string[]): boolean =>
    forms.some((f) => f.data.recognition.marks.some((m) => write(m).some((w) => text.includes(w))));
  return holds((m) => [m]) || (text.includes('&#') && holds(inNumbers));
}

/** The longest word that {@link mayBeReport} looks for. */
export function longestMark(forms: readonly Form[]): number {
  const words = forms.flatMap((f) => f.data.recognition.marks.flatMap(inNumbers));
  return Math.max(0, ...words.map((w) => w.length));
}

/**
 * Whether what was bound is enough to call it a report: sections, a title with some of them, or a table of the form.
 */
export function isReport(report: Report): boolean {
  const sections = new Set(report.sections.filter((s) => s.anchor.spelling !== 'number').map((s) => s.section)).size;
  if (sections >= SECTIONS_ALONE || (report.title && sections >= SECTIONS_WITH_TITLE)) return true;
  return report.tables.some(
    (t) =>
      t !== undefined &&
      (t.rows.length >= ROWS_ALONE || (t.facts.length >= t.table.rows.length && t.facts.length > SECTIONS_ALONE)),
  );
}
