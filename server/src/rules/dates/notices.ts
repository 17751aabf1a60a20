import type { Form } from '../../forms/form';
import type { NoticeData } from '../../forms/prose-schema';
import { coreOf, editDistance } from '../../text/labels';
import { foldWord } from '../../text/word-tree';

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

export function noticesOf(form: Form): readonly Notice[] {
  const { prose } = form.data;
  if (!prose) return [];
  let list = known.get(prose);
  if (!list) {
    list = prose.notices.map((data) => ({
      data,
      numbers: [data.number, ...(data.numbers ?? [])].map(folded),
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
  let end = at + 1;
  while (end < text.length && !',;)'.includes(text[end]!)) end++;
  return { start: at + 1, end };
}

/** The notice that a title names, or can only mean. */
export const noticeOf = (q: Quoted, notices: readonly Notice[]): Notice | undefined =>
  notices.find((n) => n.cores.includes(q.core)) ?? notices.find((n) => meant(q, n));

/** Whether a title that is no known one can only be this notice. */
function meant(q: Quoted, notice: Notice): boolean {
  if (notice.data.until !== undefined || notice.data.names.length === 0) return false;
  if (notice.data.series && notice.data.keys?.every((k) => q.core.includes(k))) return true;
  return editDistance(q.core, notice.cores[0]!, FEW_SLIPS) <= FEW_SLIPS;
}
