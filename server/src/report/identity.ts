import type { Form } from '../forms/form';
import type { Block } from '../syntax/block';
import { coreOf } from '../text/labels';
import { readChinese } from '../text/numerals';
import { FOLD } from '../text/chars';
import { visibleBlock } from '../text/visible';
import {
  agencyOfPreamble,
  agencyOfSignature,
  agencyOfLabel,
  agencyOfTitle,
  fullest,
  hasTitleLabel,
  isBody,
  isFurniture,
  isPlaceOf,
  titleInFurniture,
} from './agency';
import { coreOfTitle, mayBeTitle } from './marks';
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
const PREAMBLE_BLOCKS = 6;

/** A line that quotes the title of the form or of a notice, whole or as far as the line goes. */
const QUOTES = /年度报告(?:格式|有关事项)|[《〈][^《〈》〉]*$|^[^《〈》〉]*[》〉]/;

const YEAR_ALONE = /^[（(]?(?:20\d\d|二[〇○零]二.)年度?[）)]?$/;

/** A line as it is seen. */
interface Line extends Place {
  readonly text: string;
  /** All that is seen of it, and where a stretch of that stands. */
  readonly seen: string;
  readonly span: (from: number, to: number) => { readonly start: number; readonly end: number };
}

/**
 * Reads what a report says of itself: title, year, agency.
 * @param head blocks before the first section, in order
 * @param bodyOf some blocks of the first section, asked for where the head does not tell whose report it is and of when
 * @param last blocks at the report's end, where it is signed
 */
export function readIdentity(
  form: Form,
  head: readonly Block[],
  bodyOf: () => readonly Block[],
  last: readonly Block[],
): Identity {
  const cores = form.data.recognition.titles.map((t) => coreOf(t));
  const lines = head.filter(mayBeTitle).flatMap(linesOf);
  const own = lines.filter((l) => !isFurniture(l.text) && !hasTitleLabel(l.text));
  const run = titleIn(own, cores) ?? titleIn(lines.filter((l) => !own.includes(l)).map(asTitle), cores);
  const signed = agencyOfSignature(last.flatMap(linesOf).map((l) => l.text));
  let known: readonly Block[] | undefined;
  const labelled = () => lines.map((l) => agencyOfLabel(l.text)).find(Boolean);
  const both = () => (known ??= [...head, ...bodyOf()]);
  const preamble = () =>
    both().filter(isText).slice(0, PREAMBLE_BLOCKS).map(textOf).map(agencyOfPreamble).find(Boolean);
  if (!run) {
    const year = dominantYear(both());
    const agency = fullest(preamble() ?? signed ?? labelled(), [signed]);
    return { title: undefined, titleText: undefined, year: year?.year, yearPlace: year?.place, agency };
  }
  const titleText = run.map((l) => l.text.replace(/\s+/g, '')).join('');
  const behind = own[own.indexOf(run[run.length - 1]!) + 1]?.text.replace(/\s+/g, '') ?? '';
  const named = agencyOfTitle(titleText) ?? (isBody(behind) ? behind : undefined);
  const year = yearOfTitle(run) ?? dominantYear(both());
  const first = run[0]!;
  return {
    title: { block: first.block, start: first.start, end: first.end },
    titleText,
    year: year?.year,
    yearPlace: year?.place,
    agency: fullest(named ?? preamble() ?? signed ?? labelled(), [signed]),
  };
}

/** The lines of a title, the one that names the agency included. */
function titleIn(lines: readonly Line[], cores: readonly string[]): readonly Line[] | undefined {
  const isTitle = (text: string) =>
    cores.some((c) => coreOfTitle(text).includes(c)) && !/[。；]/.test(text) && !QUOTES.test(text);
  // A title may go over several lines: the fewest that make one up.
  for (let length = 1; length <= TITLE_LINES; length++) {
    for (let n = 0; n + length <= lines.length; n++) {
      const run = lines.slice(n, n + length);
      const text = run.map((l) => l.text.trim()).join('');
      if (!isTitle(text) || (length === 1 && isSurpassed(text, cores, lines.slice(n + 1)))) continue;
      const own = agencyOfTitle(text);
      if (n > 0 && own !== undefined && isPlaceOf(lines[n - 1]!.text, own)) return [lines[n - 1]!, ...run];
      if (own !== undefined || n === 0) return run;
      const before = lines[n - 1]!.text.replace(/\s+/g, '');
      if (n > 1 && isPlaceOf(lines[n - 2]!.text, before) && isBody(before))
        return [lines[n - 2]!, lines[n - 1]!, ...run];
      // Its year has a line of its own below the body's name.
      const above = lines[n - 2]?.text.replace(/\s+/g, '') ?? '';
      if (n > 1 && YEAR_ALONE.test(before) && isBody(above)) return [lines[n - 2]!, lines[n - 1]!, ...run];
      return isBody(before) || agencyOfTitle(before + text.replace(/\s+/g, '')) !== undefined
        ? [lines[n - 1]!, ...run]
        : run;
    }
  }
  return undefined;
}

/** The name of a page's column, or of the page itself, where the report's own title follows. */
function isSurpassed(text: string, cores: readonly string[], below: readonly Line[]): boolean {
  const titles = below.filter((l) => !/[。；]/.test(l.text) && cores.some((c) => coreOfTitle(l.text).includes(c)));
  if (titles.length === 0) return false;
  if (cores.includes(coreOf(text))) return true;
  // An item of a list of reports has its day behind it.
  if (/\s\[?20\d\d[-./]\d{1,2}[-./]\d{1,2}\]?$/.test(text)) return true;
  const isFull = (t: string) => agencyOfTitle(t) !== undefined && yearsIn(t).length > 0;
  // 甲县2023年…年度报告_甲县门户网站: the page's name is the title and more.
  return titles.some(({ text: t }) => isFull(t) && (!isFull(text) || (t.length < text.length && text.includes(t))));
}

function yearOfTitle(run: readonly Line[]): { year: number; place: Place } | undefined {
  for (const line of run) {
    const first = yearsIn(line.seen)[0];
    if (first) return { year: first.year, place: { block: line.block, ...line.span(first.start, first.end) } };
  }
  return undefined;
}

/** What a report says of itself stands in the first so many code units of a block. */
const SEEN_MAX = 8000;

/** Space, marks of emphasis without a counterpart, and those of a heading. */
const EDGE = /[\s*_#]/;

/** The lines seen in a block; the source of each begins and ends with what is seen. */
function linesOf(block: Block): Line[] {
  const view = visibleBlock(block.text, 0, Math.min(block.contentEnd, SEEN_MAX));
  const out: Line[] = [];
  let at = 0;
  for (const line of view.text.split(/[\r\n]/)) {
    let start = at,
      end = at + line.length;
    // Bold may begin in one block and end in another.
    while (start < end && EDGE.test(view.text[start]!)) start++;
    while (end > start && EDGE.test(view.text[end - 1]!)) end--;
    if (end > start) {
      const seen = view.text.slice(start, end);
      const from = start;
      out.push({
        text: seen,
        seen,
        block,
        ...view.span(start, end),
        span: (a, b) => view.span(from + a, from + b),
      });
    }
    at += line.length + 1;
  }
  return out;
}

const asTitle = (line: Line): Line => ({ ...line, text: titleInFurniture(line.text) });

const isText = (block: Block): boolean => block.kind === 'paragraph' && !block.short;
const textOf = (block: Block): string =>
  visibleBlock(block.text, 0, Math.min(block.contentEnd, SEEN_MAX)).text.replace(/\s+/g, '');

/** The year most often named. */
function dominantYear(blocks: readonly Block[]): { year: number; place: Place } | undefined {
  const seen = new Map<number, { n: number; place: Place }>();
  for (const block of blocks) {
    if (block.kind === 'table') continue;
    const view = visibleBlock(block.text, 0, Math.min(block.contentEnd, SEEN_MAX));
    for (const y of yearsIn(view.text)) {
      // A document's own number is no year of the report.
      if ('〔[（('.includes(view.text[y.start - 1] ?? ' ')) continue;
      const e = seen.get(y.year);
      if (e) e.n++;
      else seen.set(y.year, { n: 1, place: { block, ...view.span(y.start, y.end) } });
    }
  }
  let best: { year: number; n: number; place: Place } | undefined;
  for (const [year, e] of seen) if (!best || e.n > best.n) best = { year, ...e };
  return best && { year: best.year, place: best.place };
}
