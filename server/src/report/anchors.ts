import type { Section } from '../forms/form';
import type { Block } from '../syntax/block';
import { CLASS, FOLD, isDigit, PUNCT, SPACE, tableOf } from '../text/chars';
import { coreOf, editDistance } from '../text/labels';
import { withoutNote } from '../text/notes';
import { visibleBlock, type Visible } from '../text/visible';
import { headingLines, numberAt, trimMarks, type HeadingLine } from './heading-line';
import { labelIndex, type LabelIndex } from './label-index';
import type { Form } from '../forms/form';
import type { Anchor } from './model';

const TITLE_MAX = 60;
const NOTE_MAX = 20;
const HAN_NUMBERS = '一二三四五六七八九十';

/** How sure a block alone lets us be that it opens a section. */
export interface AnchorReading {
  readonly anchor: Anchor;
  /** Weak: its numbering is that of a part or an item, so it counts only where no section is headed otherwise. */
  readonly weak: boolean;
}

interface Known {
  readonly form: Form;
  readonly reading: AnchorReading | undefined;
  readonly next: Known | undefined;
}

/** The section a block opens by its own words; undefined if none. Read once for each block and form. */
export function readAnchor(block: Block, form: Form): AnchorReading | undefined {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return undefined;
  const known = block.anchorMemo as Known | undefined;
  for (let k = known; k; k = k.next) if (k.form === form) return k.reading;
  const index = labelIndex(form);
  // Labels and figures set one a line head nothing, and are the same in all reports.
  const quiet = block.kind === 'paragraph' ? index.quietParagraphs : index.quietHeadings;
  if (quiet.has(block)) return undefined;
  const reading = read(block, index);
  if (reading) block.anchorMemo = { form, reading, next: known } satisfies Known;
  else if (!quiet.add(block)) block.anchorMemo = { form, reading, next: known } satisfies Known;
  return reading;
}

function read(block: Block, index: LabelIndex): AnchorReading | undefined {
  const lines = headingLines(block);
  // A title may go over two lines.
  for (const line of lines) {
    const reading = match(block, index, line);
    if (reading) return reading;
  }
  const first = lines[0];
  if (first?.goesOn === false && (block.kind === 'heading' || block.short) && !runsOn(first, index)) return undefined;
  return inParagraph(block, index);
}

/** 五、存在的主要问题及改进情况 一是…: a title in the form's own words with text behind it, all in one line. */
const runsOn = ({ view, title, end, strong }: HeadingLine, index: LabelIndex): boolean =>
  strong && titleEnd(view.text, title, index) !== undefined && !isEntry(view.text.slice(title, end), index);

function match(block: Block, index: LabelIndex, whole: HeadingLine): AnchorReading | undefined {
  const line = withoutMark(whole);
  const { view, title, end, strong } = line;
  if (end - title > TITLE_MAX) return undefined;
  const text = view.text.slice(title, end);
  const core = coreOf(text);
  if (core.length < 2 || isEntry(text, index)) return undefined;
  const sentence = line.goesOn ? !block.heading : /[。；;]/.test(text.slice(0, -1));
  const bare = line.number === 0;
  const make = (section: Section, spelling: Anchor['spelling'], weak: boolean): AnchorReading => ({
    anchor: anchorOf(block, section, spelling, line, line.goesOn),
    weak,
  });
  const exact = index.title(core);
  if (exact) {
    const spelling = samePoints(text, exact.section) ? exact.spelling : 'drift';
    // Without a section's numbering, only the form's own words speak for a section: parts are headed alike.
    const own = exact.spelling !== 'drift';
    return make(exact.section, spelling, !strong && !(bare && own));
  }
  if (!strong || sentence) return undefined;
  const near = nearest(core, index);
  return near && make(near, 'near', false);
}

/** A title without the mark of a note or the unit that stands behind it. */
function withoutMark(line: HeadingLine): HeadingLine {
  const { view, title, end } = line;
  const own = end - title > TITLE_MAX + NOTE_MAX ? end : title + withoutNote(view.text.slice(title, end)).length;
  return own < end ? { ...line, end: own } : line;
}

/** Whether a title and the number of its page stand here: a line of a table of contents. */
function isEntry(title: string, index: LabelIndex): boolean {
  let at = title.length;
  while (at > 0 && isDigit(FOLD[title.charCodeAt(at - 1)]!)) at--;
  if (at === title.length) return false;
  const digits = at;
  while (at > 0 && CLASS[title.charCodeAt(at - 1)]! & (SPACE | PUNCT)) at--;
  if (at === digits) return false;
  const core = coreOf(title.slice(0, at));
  return core.length > 1 && (index.title(core) ?? nearest(core, index)) !== undefined;
}

function anchorOf(
  block: Block,
  section: Section,
  spelling: Anchor['spelling'],
  line: HeadingLine,
  runIn: boolean,
): Anchor {
  const { view, start, title, number } = line;
  const end = Math.max(title + 1, trimMarks(view.text, title, line.end));
  const place = (from: number, to: number) => ({ block, ...view.span(from, to) });
  return {
    section,
    block,
    spelling,
    runIn,
    heading: place(start, end),
    title: place(title, end),
    titleText: view.text
      .slice(title, end)
      .split(/[\r\n]/)
      .map((l) => l.trim())
      .join(''),
    number: number > 0 ? { value: number, place: place(start, line.numberEnd) } : undefined,
  };
}

/**
 * Whether a title has the form's commas and brackets too; which width they have, and what stands at its end, does not
 * matter.
 */
function samePoints(title: string, section: Section): boolean {
  const written = pointsOf(title);
  return [section.title, ...section.accepted, ...section.drift].some((t) => pointsOf(t) === written);
}

function pointsOf(text: string): string {
  let end = text.length,
    out = '';
  while (end > 0 && CLASS[text.charCodeAt(end - 1)]! & (SPACE | PUNCT) && !')）'.includes(text[end - 1]!)) end--;
  for (let i = 0; i < end; i++) {
    const code = FOLD[text.charCodeAt(i)]!;
    if (!(CLASS[code]! & SPACE) && code !== 42 && code !== 92) out += code === 0x3001 ? ',' : String.fromCharCode(code);
  }
  return out;
}

/** Before a heading that stands in a paragraph. */
const BEFORE = '。：:；;！!\n\r\t \u3000\u00a0';
/** Behind it: a space, a mark, or the number of its first part. */
const BEHIND = /^(?:$|[\s。：:；;　]|[（(][一二三四五六七八九十\d][）)]|[1１][、.．])/;

const PARAGRAPH_MAX = 8000;

/** "六、其他需要报告的事项：无。", and a heading that runs on from the sentence before it. */
function inParagraph(block: Block, index: LabelIndex): AnchorReading | undefined {
  const { text } = block;
  // No paragraph of a report is so long: what is longer is looked at by nobody for a heading in its middle.
  if (block.contentEnd > PARAGRAPH_MAX) return undefined;
  const numbers = numbersIn(text);
  if (numbers === 0) return undefined;
  let found: AnchorReading | undefined;
  let view: Visible | undefined;
  for (const section of index.form.sections) {
    const number = HAN_NUMBERS.charCodeAt(section.index);
    if (!(numbers & (1 << section.index))) continue;
    view ??= visibleBlock(text, 0, block.contentEnd);
    const line = runIn(view, index, number);
    if (!line) continue;
    // Several of them are a list of the parts.
    if (found) return undefined;
    const exact = index.title(coreOf(view.text.slice(line.title, line.end)))!;
    found = { anchor: anchorOf(block, exact.section, exact.spelling, line, true), weak: false };
  }
  return found;
}

const IS_NUMBER = /* @__PURE__ */ tableOf(HAN_NUMBERS);

/** Which numbers of sections stand in a text, as bits: 一、 三. 第二部分. */
function numbersIn(text: string): number {
  let found = 0;
  for (let i = 0; i < text.length; i++) {
    const code = FOLD[text.charCodeAt(i)]!;
    if (IS_NUMBER[code] === 0) continue;
    const next = text[i + 1];
    const marked = next === '、' || next === '.' || next === '．';
    if (marked || (text[i - 1] === '第' && text.startsWith('部分', i + 1)))
      found |= 1 << HAN_NUMBERS.indexOf(String.fromCharCode(code));
  }
  return found;
}

function runIn(view: Visible, index: LabelIndex, number: number): HeadingLine | undefined {
  const { text } = view;
  for (let at = 0; at < text.length; at++) {
    // PDF may hold a radical for the number.
    if (FOLD[text.charCodeAt(at)] !== number) continue;
    const start = text[at - 1] === '第' ? at - 1 : at;
    if (start > 0 && !BEFORE.includes(text[start - 1]!)) continue;
    const numbering = numberAt(text, start, Math.min(text.length, start + 12));
    if (!numbering?.strong) continue;
    let title = numbering.end;
    while (title < text.length && CLASS[text.charCodeAt(title)]! & SPACE) title++;
    const end = titleEnd(text, title, index);
    if (end === undefined) continue;
    const { value, numberEnd } = numbering;
    return { view, start, title, end, number: value, numberEnd, strong: true, goesOn: true };
  }
  return undefined;
}

const lengths = new WeakMap<LabelIndex, { longest: number; shortest: number }>();
function titleLengths(index: LabelIndex): { longest: number; shortest: number } {
  let known = lengths.get(index);
  if (!known) {
    const all = index.sectionCores.map((s) => s.core.length);
    lengths.set(index, (known = { longest: Math.max(...all), shortest: Math.min(...all) }));
  }
  return known;
}

/** Where the title of a section ends that stands at `from` in the form's own words. */
function titleEnd(text: string, from: number, index: LabelIndex): number | undefined {
  const { longest, shortest } = titleLengths(index);
  let core = '';
  for (let i = from; i < text.length && core.length < longest; i++) {
    const own = coreOf(text[i]!);
    if (own === '' && core === '') return undefined;
    core += own;
    if (core.length < shortest || own === '' || !BEHIND.test(text.slice(i + 1, i + 5))) continue;
    const exact = index.title(core);
    if (exact && exact.spelling !== 'drift') return i + 1;
  }
  return undefined;
}

/** The one section whose title is nearly this. */
function nearest(core: string, index: LabelIndex): Section | undefined {
  let best: Section | undefined,
    least = Infinity,
    second = Infinity;
  for (const { section, core: title } of index.sectionCores) {
    const limit = Math.max(1, Math.floor(title.length * 0.34));
    const d = editDistance(core, title, limit);
    if (d > limit) continue;
    if (d < least) {
      if (best !== section) second = least;
      best = section;
      least = d;
    } else if (section !== best && d < second) second = d;
  }
  return second > least ? best : undefined;
}

/**
 * A numbered heading that no title is near to, as the section whose number and place it has; the first piece of a row's
 * label heads nothing.
 */
export function anchorByNumber(block: Block, section: Section, form: Form): Anchor | undefined {
  const h = block.heading;
  if (!h || h.numberStyle !== 'han' || h.number !== section.index + 1) return undefined;
  const line = headingLines(block)[0];
  if (!line || line.number !== h.number) return undefined;
  const core = coreOf(line.view.text.slice(line.title, line.end));
  return labelIndex(form).opensRow(core) ? undefined : anchorOf(block, section, 'number', line, false);
}
