import type { Form } from '../forms/form';
import type { Block } from '../syntax/block';
import { coreOf, stripMarkup } from '../text/labels';
import { readChinese } from '../text/numerals';
import { FOLD } from '../text/chars';
import { mayBeTitle } from './marks';
import type { Identity, Place } from './model';

const YEAR = /(?<!\d)(20\s?[0-4]\s?\d|二[〇○零0]\s?[一二三]\s?[〇○零0一二三四五六七八九])\s*年/g;

/** Every year named in a text, with its offsets. */
export function yearsIn(text: string): { year: number; start: number; end: number }[] {
  const out: { year: number; start: number; end: number }[] = [];
  const folded = foldDigits(text);
  YEAR.lastIndex = 0;
  for (let m = YEAR.exec(folded); m; m = YEAR.exec(folded)) {
    const digits = m[1]!.replace(/\s/g, '');
    const year = /^\d/.test(digits) ? Number(digits) : readChinese(digits.replace(/[○0]/g, '〇'));
    if (year !== undefined && year >= 2000 && year < 2050)
      out.push({ year, start: m.index, end: m.index + m[1]!.length });
  }
  return out;
}

function foldDigits(text: string): string {
  return /[\uff10-\uff19]/.test(text)
    ? text.replace(/[\uff10-\uff19]/g, (c) => String.fromCharCode(FOLD[c.charCodeAt(0)]!))
    : text;
}

const TITLE_LINES = 4;

/**
 * Reads what a report says of itself: title, year, agency.
 * @param head blocks before the first section, in order
 * @param body some blocks of the first section, for a report without title
 * @param last blocks at the report's end, where it is signed
 */
export function readIdentity(
  form: Form,
  head: readonly Block[],
  body: readonly Block[],
  last: readonly Block[],
): Identity {
  const cores = form.data.recognition.titles.map((t) => coreOf(t));
  const lines = head.filter(mayBeTitle);
  for (let n = 0; n < lines.length; n++) {
    // A title may go over several lines.
    for (let m = n; m < Math.min(lines.length, n + TITLE_LINES); m++) {
      const run = lines.slice(n, m + 1);
      const text = run.map(visible).join('');
      if (!cores.some((c) => coreOf(text).includes(c)) || /[。；]/.test(text)) continue;
      const withName = m === n && n > 0 && !agencyIn(text) ? [lines[n - 1]!, ...run] : run;
      return fromTitle(withName, head, body, last);
    }
  }
  const year = dominantYear([...head, ...body]);
  return { title: undefined, titleText: undefined, year: year?.year, yearPlace: year?.place, agency: signature(last) };
}

function fromTitle(
  run: readonly Block[],
  head: readonly Block[],
  body: readonly Block[],
  last: readonly Block[],
): Identity {
  const titleText = run.map((b) => visible(b).replace(/\s+/g, '')).join('');
  const block = run[0]!;
  const start = block.heading?.start ?? block.text.length - block.text.trimStart().length;
  let year: { year: number; place: Place } | undefined;
  for (const b of run) {
    const first = yearsIn(b.text)[0];
    if (first) {
      year = { year: first.year, place: { block: b, start: first.start, end: first.end } };
      break;
    }
  }
  year ??= dominantYear([...head, ...body]);
  return {
    title: { block, start, end: block.contentEnd },
    titleText,
    year: year?.year,
    yearPlace: year?.place,
    agency: agencyIn(titleText) ?? signature(last),
  };
}

function agencyIn(title: string): string | undefined {
  const compact = title.replace(/\s+/g, '');
  const m = /^(?:关于)?(.{2,40}?)(?:关于)?(?:20[0-4]\d|二[〇○零][一二三][〇○零一二三四五六七八九])年?度?/.exec(compact);
  const name = m?.[1] ?? /^(?:20[0-4]\d年?度?)?(.{2,40}?)(?:政府信息公开|信息公开|政务公开)/.exec(compact)?.[1];
  return name && /[\u4e00-\u9fff]{2}/.test(name) ? name : undefined;
}

/** A line at the end that names the agency. */
function signature(last: readonly Block[]): string | undefined {
  for (let i = last.length - 1; i >= 0; i--) {
    for (const line of visible(last[i]!)
      .split(/[\r\n]+/)
      .reverse()) {
      const text = line.replace(/\s+/g, '').replace(/20\d\d年.*$/, '');
      if (
        text.length >= 4 &&
        text.length <= 30 &&
        /(?:政府|办公室|局|委员会|委|厅|办|中心|街道办事处|管委会|大队|支队|院|站|所)$/.test(text)
      )
        return text;
    }
  }
  return undefined;
}

function visible(block: Block): string {
  const text = block.text.slice(block.heading?.start ?? 0, block.contentEnd);
  return stripMarkup(text)
    .replace(/\*\*|^#+\s*/g, '')
    .trim();
}

/** The year most often named. */
function dominantYear(blocks: readonly Block[]): { year: number; place: Place } | undefined {
  const seen = new Map<number, { n: number; place: Place }>();
  for (const block of blocks) {
    if (block.kind === 'table') continue;
    for (const y of yearsIn(block.text)) {
      // A document's own number is no year of the report.
      if ('〔[（('.includes(block.text[y.start - 1] ?? ' ')) continue;
      const e = seen.get(y.year);
      if (e) e.n++;
      else seen.set(y.year, { n: 1, place: { block, start: y.start, end: y.end } });
    }
  }
  let best: { year: number; n: number; place: Place } | undefined;
  for (const [year, e] of seen) if (!best || e.n > best.n) best = { year, ...e };
  return best && { year: best.year, place: best.place };
}
