import type { Form } from '../../forms/form';
import type { NoticeData } from '../../forms/prose-schema';
import { isHan } from '../../text/chars';
import { coreOf, editDistance } from '../../text/labels';
import { foldWord } from '../../text/word-tree';
import type { Report } from '../../report/model';
import { headOf, textOf, type BlockSource, type HeadBlock } from '../../prose/read-block';

/** A notice ready to be looked for in folded text. */
export interface Notice {
  readonly data: NoticeData;
  /** Every way to write its number. */
  readonly numbers: readonly string[];
  /** Letters and characters of its names, the issuer's before them included. */
  readonly cores: readonly string[];
  readonly issuer: string;
}

/** A title in 《》, its marks included. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly core: string;
}

const FEW_SLIPS = 2;
const known = new WeakMap<object, readonly Notice[]>();
const folded = (s: string) => String.fromCharCode(...foldWord(s));

/** A number's year stands in brackets of its own, or in those that are at hand. */
const inEveryBracket = (number: string): string[] =>
  number.includes('[') ? [number, number.replace('[', '(').replace(']', ')')] : [number];

export function noticesOf(form: Form): readonly Notice[] {
  const { prose } = form.data;
  if (!prose) return [];
  let list = known.get(prose);
  if (!list) {
    list = prose.notices.map((data) => ({
      data,
      numbers: [data.number, ...(data.numbers ?? [])].map(folded).flatMap(inEveryBracket),
      issuer: coreOf(data.issuer ?? ''),
      cores: data.names.flatMap((n) => (data.issuer ? [coreOf(n), coreOf(data.issuer + n)] : [coreOf(n)])),
    }));
    known.set(prose, list);
  }
  return list;
}

/** Titles in marks, outermost ones only. */
export function quotedIn(text: string): Quoted[] {
  const out: Quoted[] = [];
  let depth = 0,
    start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '<') {
      if (depth++ === 0) start = i;
    } else if (text[i] === '>' && depth > 0 && --depth === 0)
      out.push({ start, end: i + 1, core: coreOf(text.slice(start, i + 1)) });
  }
  return out;
}

/** As a reader would cite it: 《name》（number）. */
export function citation(notice: Notice): string {
  const { data } = notice;
  return `《${data.issuer ?? ''}${data.names[0] ?? ''}》（${data.number}）`;
}

/** Where a number stands in brackets right behind a title; the brackets left out. */
export function numberBehind(text: string, at: number): { start: number; end: number } | undefined {
  if (text[at] !== '(') return undefined;
  let end = at + 1,
    depth = 0;
  for (; end < text.length && !',;'.includes(text[end]!); end++) {
    if (text[end] === '(') depth++;
    if (text[end] === ')' && depth-- === 0) break;
  }
  return { start: at + 1, end };
}

/** The notice that a title names, or can only mean. */
export const noticeOf = (text: string, q: Quoted, notices: readonly Notice[]): Notice | undefined => {
  if (isForeign(text, q)) return undefined;
  return notices.find((n) => n.cores.includes(coreWithTrial(text, q))) ?? notices.find((n) => meant(q, n));
};

/** A title's core with the mark of a trial that stands behind its marks. */
export const coreWithTrial = (text: string, q: Quoted): string =>
  q.core + (text.startsWith('(试行)', q.end) ? '试行' : '');

const BODY_BEFORE = /(?:办公室|办公厅|政府|局|厅|委员会|委|部)(?:印发|发布|下发|转发)?的?$/;
const HANDS_ON = /转发|落实|贯彻|做好|报送/;
const REACH = 24;

/** Whether a title is that of another body's notice, which may hold the title of the one in question. */
export function isForeign(text: string, q: Quoted): boolean {
  const about = q.core.indexOf('关于');
  const issuer = about < 0 ? '' : q.core.slice(0, about);
  if (issuer !== '') return !/国务院|^国办/.test(issuer);
  if (HANDS_ON.test(q.core)) return true;
  if (about < 0) return false;
  let from = q.start;
  while (from > q.start - REACH && isHan(text.charCodeAt(from - 1))) from--;
  const before = text.slice(Math.max(0, from), q.start);
  return BODY_BEFORE.test(before) && !/国务院|国办/.test(before);
}

const CITES = /按照|根据|依据|依照|遵照|参照|对照|按(?![时期月季年日质量件揭])/;

const BASED = /编制|编写|撰写|编报|本报告/;

/**
 * Where a report says on what it is based: before its first section, in it where something is cited, and where
 * neither cites anything, further on where that is what the report is made on.
 */
export function* basisOf(report: Report, context: BlockSource): Iterable<HeadBlock> {
  let found = false;
  for (const t of headOf(report, context)) {
    found ||= cites(t);
    yield t;
  }
  const [first, ...others] = report.sections;
  if (!first) return;
  for (const t of textOf(first, context))
    if (cites(t)) {
      found = true;
      yield t;
    }
  // Where it stands as usual, nobody has to look through the whole report.
  if (found) return;
  for (const section of others) for (const t of textOf(section, context, BASED)) if (cites(t)) yield t;
}

const cites = ({ prose: { text } }: HeadBlock): boolean => /[<\[]/.test(text) && CITES.test(text);

/** Whether a title that is no known one can only be this notice. */
function meant(q: Quoted, notice: Notice): boolean {
  if (notice.data.until !== undefined || notice.data.names.length === 0) return false;
  if (notice.data.series && notice.data.keys?.every((k) => q.core.includes(k))) return true;
  return editDistance(q.core, notice.cores[0]!, FEW_SLIPS) <= FEW_SLIPS;
}
