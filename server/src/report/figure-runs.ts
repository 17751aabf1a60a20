import type { Block } from '../syntax/block';
import { isDigit, isLineEnd, tableOf } from '../text/chars';

/** Where plain figures stand that fill their cells; offsets are UTF-16 code units from the block's start. */
export interface FigureRuns {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const NONE: FigureRuns = { starts: [], ends: [] };
/** More digits are looked at one by one. */
const MOST_DIGITS = 9;
const SPACE = 32;
const ZERO = 48;

const OPENING = /* @__PURE__ */ tableOf('|｜\t>');
const CLOSING = /* @__PURE__ */ tableOf('|｜\t<');

/** The plain figures of a block that stand between two separators, or between one and an end of the line. */
export function figureRuns({ text, layout }: Block): FigureRuns {
  if (layout !== 'bars' && layout !== 'tabs' && layout !== 'html') return NONE;
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text.charCodeAt(i))) continue;
    const start = i;
    while (i < text.length && isDigit(text.charCodeAt(i))) i++;
    const isLong = i - start > MOST_DIGITS || (text.charCodeAt(start) === ZERO && i > start + 1);
    if (isLong || !fillsCell(text, start, i)) continue;
    starts.push(start);
    ends.push(i);
  }
  return { starts, ends };
}

function fillsCell(text: string, start: number, end: number): boolean {
  let before = start - 1;
  while (before >= 0 && text.charCodeAt(before) === SPACE) before--;
  let behind = end;
  while (behind < text.length && text.charCodeAt(behind) === SPACE) behind++;
  const first = before < 0 || isLineEnd(text.charCodeAt(before));
  const last = behind === text.length || isLineEnd(text.charCodeAt(behind));
  const opened = !first && OPENING[text.charCodeAt(before)] === 1;
  const closed = !last && CLOSING[text.charCodeAt(behind)] === 1;
  return (opened && (closed || last)) || (closed && first);
}

/** What stands before, between and behind figures, each a text of its own that keeps no other alive. */
export function literalsOf(text: string, { starts, ends }: FigureRuns): readonly string[] {
  const out: string[] = [];
  for (let i = 0; i <= starts.length; i++) out.push(copied(text, i > 0 ? ends[i - 1]! : 0, starts[i] ?? text.length));
  return out;
}

const CHUNK = 4096;

/** A part of a text that is not a view of it. */
function copied(text: string, from: number, to: number): string {
  let out = '';
  for (let at = from; at < to; at += CHUNK) {
    const codes: number[] = [];
    for (let i = at; i < Math.min(to, at + CHUNK); i++) codes.push(text.charCodeAt(i));
    out += String.fromCharCode(...codes);
  }
  return out;
}
