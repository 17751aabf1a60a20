import type { Report } from '../../report/model';
import type { RuleContext } from '../rule';
import { headOf, textOf, type HeadBlock } from '../../prose/read-block';

/** A year of the period, where it stands in the prose. */
export interface PeriodYear extends HeadBlock {
  readonly year: number;
  /** Where its period begins in the prose. */
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

const LAST_DAY = '12月31日';
/** From one day to another, as the figures' period is given. */
const DAYS =
  /(?<!\d)(?:20\d\d年度?)?(\d{1,2})月(\d{1,2})日起?[,、]?(?:至|到|-|—|~|～){1,2}(?:20\d\d年)?(\d{1,2})月(\d{1,2})日/g;
/** So far before the days stands the word that says what they are. */
const PERIOD_REACH = 24;
/** From the first month to the last: the last day alone says up to when, not from when. */
const SPAN = /(?:^|[^1])1月(?:1日)?[^。;]{0,25}12月/;
const RANGE = /(20\d\d)年度?0?1月0?1日[^。;\d]{0,10}(?:(20\d\d)年)?12月31日/g;

/** The years named in the period of the figures, in the order of the text. */
export function periodYears(report: Report, context: Pick<RuleContext, 'blocks'>): PeriodYear[] {
  const out: PeriodYear[] = [];
  for (const { block, prose } of headOf(report, context)) {
    const { text } = prose;
    if (!text.includes(LAST_DAY)) continue;
    RANGE.lastIndex = 0;
    for (let m = RANGE.exec(text); m; m = RANGE.exec(text)) {
      out.push({ block, prose, year: Number(m[1]), phrase: m.index, start: m.index, end: m.index + 4 });
      const at = m[2] === undefined ? -1 : m.index + m[0].lastIndexOf(`${m[2]}年`);
      if (at >= 0) out.push({ block, prose, year: Number(m[2]), phrase: m.index, start: at, end: at + 4 });
    }
  }
  return out;
}

/** Whether a month has a day; one that no year has is told as a broken date. */
const isDay = (month: number, day: number): boolean => {
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
};

/** Days of the period that are not the first or the last of a year. */
export function oddDays(report: Report, context: Pick<RuleContext, 'blocks'>): Omit<PeriodYear, 'year' | 'phrase'>[] {
  const words = report.form.data.prose?.period.words ?? [];
  return headOf(report, context).flatMap(({ block, prose }) =>
    [...prose.text.matchAll(DAYS)].flatMap((m) => {
      const before = prose.text.slice(Math.max(0, m.index - PERIOD_REACH), m.index);
      const [from, to] = [`${Number(m[1])}.${Number(m[2])}`, `${Number(m[3])}.${Number(m[4])}`];
      const told = /20\d\d年\d{1,2}月\d{1,2}日$/.test(m[0]) && !isDay(Number(m[3]), Number(m[4]));
      if (told && from === '1.1') return [];
      if ((from === '1.1' && to === '12.31') || !words.some((w) => before.includes(w))) return [];
      return [{ block, prose, start: m.index, end: m.index + m[0].length }];
    }),
  );
}

/**
 * Whether the report says anywhere which period its figures cover: where a preamble, the first or the last section can.
 */
export function statesPeriod(report: Report, context: RuleContext): boolean {
  const words = report.form.data.prose?.period.words ?? [];
  const says = ({ prose }: HeadBlock) =>
    words.some((w) => prose.text.includes(w)) || (prose.text.includes('12月') && SPAN.test(prose.text));
  const head = headOf(report, context);
  if (head.some(says)) return true;
  const first = report.sections[0],
    last = report.sections[report.sections.length - 1];
  for (const s of new Set([first, last])) if (s) for (const t of textOf(s, context)) if (says(t)) return true;
  return false;
}

/** 2024-01-19, 2024.1.19 by itself. */
const IN_FIGURES = /^(?:[^\d。;:]{0,40})(20\d\d)([-./])(\d{1,2})\2(\d{1,2})[)]?$/;
const IN_ANY = String.raw`([\d一二三四五六七八九十]{1,3})`;
const DATE = new RegExp(
  String.raw`^[^\d。;]{0,40}(20\d\d|二[〇零○]二[〇零○一二三四五六七八九])年${IN_ANY}月${IN_ANY}日?[)]?$`,
);
const HAN_DIGITS = '〇一二三四五六七八九';

const digits = (s: string): number => {
  if (/^\d+$/.test(s)) return Number(s);
  if (s.includes('十')) {
    const [a, b] = s.split('十');
    return (a ? HAN_DIGITS.indexOf(a) : 1) * 10 + (b ? HAN_DIGITS.indexOf(b) : 0);
  }
  return Number([...s.replace(/[零○]/g, '〇')].map((c) => HAN_DIGITS.indexOf(c)).join(''));
};

/** The date below the signature, if the report ends with one. */
export interface Signed {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function readDate(text: string): Signed | undefined {
  if (text.length > 60) return undefined;
  const m = DATE.exec(text) ?? IN_FIGURES.exec(text)?.filter((_, i) => i !== 2);
  if (!m) return undefined;
  const [year, month, day] = [digits(m[1]!), digits(m[2]!), digits(m[3]!)];
  return isDay(month, day) ? { year, month, day } : undefined;
}
