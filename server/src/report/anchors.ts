import type { Section } from '../forms/form';
import type { Block } from '../syntax/block';
import { CLASS, FOLD, isDigit, PUNCT, SPACE, stripMarkup, visibleText } from '../text/chars';
import { coreOf, editDistance, readNumbering } from '../text/labels';
import { labelIndex, type LabelIndex } from './label-index';
import type { Form } from '../forms/form';
import type { Anchor } from './model';

const TITLE_MAX = 60;
const HAN_NUMBERS = '一二三四五六七八九十第';

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
  const reading = read(block, labelIndex(form));
  block.anchorMemo = { form, reading, next: known } satisfies Known;
  return reading;
}

function read(block: Block, index: LabelIndex): AnchorReading | undefined {
  const { text, heading } = block;
  if (heading) {
    const title = visibleText(text.slice(heading.title, heading.end));
    if (title.length > TITLE_MAX) return undefined;
    const strong = heading.numberStyle === 'han' || heading.numberStyle === 'part';
    return match(
      block,
      index,
      heading.start,
      heading.title,
      heading.end,
      heading.number,
      strong,
      heading.numberStyle === '',
    );
  }
  let start = 0;
  while (start < block.contentEnd && text.charCodeAt(start) <= 0x3000 && text[start]!.trim() === '') start++;
  if (block.short) {
    const numbering = readNumbering(text, start, block.contentEnd);
    const title = numbering.style === '' ? start : numbering.end;
    return block.contentEnd - title > TITLE_MAX
      ? undefined
      : match(block, index, start, title, block.contentEnd, numbering.value, false, numbering.style === '');
  }
  return HAN_NUMBERS.includes(text[start] ?? ' ') ? runIn(block, index, start) : undefined;
}

function match(
  block: Block,
  index: LabelIndex,
  start: number,
  title: number,
  end: number,
  number: number,
  strong: boolean,
  bare: boolean,
): AnchorReading | undefined {
  const core = coreOf(stripMarkup(block.text.slice(title, end)));
  if (core.length < 2) return undefined;
  if (isEntry(block.text.slice(title, end), index)) return undefined;
  const exact = index.title(core);
  const make = (section: Section, spelling: Anchor['spelling']): AnchorReading => ({
    anchor: anchorOf(block, section, spelling, start, title, end, number, false),
    weak: !strong && !bare,
  });
  // Without a section's numbering, only the form's own words speak for a section: parts are headed alike.
  if (exact && (strong || exact.spelling !== 'drift'))
    return make(exact.section, samePoints(block.text.slice(title, end), exact.section) ? exact.spelling : 'drift');
  if (!strong) return undefined;
  const near = nearest(core, index);
  return near && make(near, 'near');
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
  start: number,
  title: number,
  end: number,
  number: number,
  runIn: boolean,
): Anchor {
  return {
    section,
    block,
    spelling,
    runIn,
    heading: { block, start, end },
    title: { block, start: title, end },
    titleText: visibleText(block.text.slice(title, end)),
    number:
      number > 0 ? { value: number, place: { block, start, end: numberEnd(block.text, start, title) } } : undefined,
  };
}

/** Whether a title has the form's commas and brackets too; which width they have, and what stands at its end, does not matter. */
function samePoints(title: string, section: Section): boolean {
  const written = pointsOf(title);
  return [section.title, ...section.accepted, ...section.drift].some((t) => pointsOf(t) === written);
}

function pointsOf(title: string): string {
  const text = stripMarkup(title);
  let end = text.length,
    out = '';
  while (end > 0 && CLASS[text.charCodeAt(end - 1)]! & (SPACE | PUNCT) && !')）'.includes(text[end - 1]!)) end--;
  for (let i = 0; i < end; i++) {
    const code = FOLD[text.charCodeAt(i)]!;
    if (!(CLASS[code]! & SPACE) && code !== 42 && code !== 92) out += code === 0x3001 ? ',' : String.fromCharCode(code);
  }
  return out;
}

/** Behind the number itself, before its mark. */
function numberEnd(text: string, start: number, title: number): number {
  const m = /^(?:第?[一二三四五六七八九十]+|[（(]?\s?[一二三四五六七八九十\d]+)/.exec(text.slice(start, title));
  return start + (m?.[0].length ?? 0);
}

/** "六、其他需要报告的事项：无。": heading and text in one line. */
function runIn(block: Block, index: LabelIndex, start: number): AnchorReading | undefined {
  const { text } = block;
  const numbering = readNumbering(text, start, Math.min(block.contentEnd, start + 12));
  if (numbering.style !== 'han' && numbering.style !== 'part') return undefined;
  const m = /^[^。：:；;\n\r]{2,40}?(?=[。：:；;\n\r\s])/.exec(text.slice(numbering.end, numbering.end + TITLE_MAX));
  if (!m) return undefined;
  const exact = index.title(coreOf(m[0]));
  if (!exact || exact.spelling === 'drift') return undefined;
  return {
    anchor: anchorOf(
      block,
      exact.section,
      exact.spelling,
      start,
      numbering.end,
      numbering.end + m[0].length,
      numbering.value,
      true,
    ),
    weak: false,
  };
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

/** A numbered heading that no title is near to, as the section whose number and place it has. */
export function anchorByNumber(block: Block, section: Section): Anchor | undefined {
  const h = block.heading;
  if (!h || h.numberStyle !== 'han' || h.number !== section.index + 1) return undefined;
  return anchorOf(block, section, 'number', h.start, h.title, h.end, h.number, false);
}
