// Marks of notes: they stand behind a figure or label and are no part of it.

const SIGN = '(?:\\*{1,3}|[①-⑳※†‡△▲★☆]{1,2})';
const BRACKETED =
  '(?:\\[\\^?\\w{1,3}\\]|〔\\d{1,2}〕|【\\d{1,2}】|[（(【[]注\\s?[\\d①-⑩一二三四五]{0,2}[）)】\\]]|注\\s?[\\d①-⑩])';
const RAISED = '<sup[^<>]{0,80}>\\s?[[(（]?(?:注?\\d{1,2}|\\*)[\\])）]?(?:</sup>)?';

/** Raised digits alone are left out: they may be a figure's own. */
const RAISED_SIGN = '<sup[^<>]{0,80}>\\s?(?:[[(（](?:注?\\d{1,2}|\\*)[\\])）]|\\*|[①-⑳])(?:</sup>)?';
const FIGURE = new RegExp(`^(\\d[\\d,]{0,12}(?:\\.\\d{1,4})?)\\s?(?:${SIGN}|${BRACKETED}|${RAISED_SIGN})$`, 'i');
/** What stands raised in a cell of HTML is shown behind a dot. */
const LABEL = new RegExp(`\\s?(?:${BRACKETED}|${RAISED}|[①-⑳¹²³⁰⁴-⁹※]|·[[(]?\\d{1,2}[\\])]?)$`, 'i');
const UNIT =
  /\s?[（(](?:(?:计量)?单位[：:]?\s?)?(?:万元|元|[件条份宗起次个项人])(?:[、，,/和](?:万元|元|[件条份宗起次个项人]))?[）)]$/;
const NOTED_MAX = 120;

/** The digits of a figure with a note's mark behind it; undefined if it is none. */
export function notedFigure(text: string): string | undefined {
  return text.length > NOTED_MAX ? undefined : FIGURE.exec(text)?.[1];
}

/** A label or title without the mark of a note and the unit in brackets that stand behind it. */
export function withoutNote(text: string): string {
  const end = text.trimEnd();
  const last = end[end.length - 1] ?? '';
  if (!/[\]）)】〕>\d①-⑳¹²³⁰⁴-⁹※]/.test(last)) return text;
  return end.replace(LABEL, '').replace(UNIT, '').replace(LABEL, '');
}
