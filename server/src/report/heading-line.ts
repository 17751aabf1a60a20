import type { Block } from '../syntax/block';
import { CLASS, FOLD, isDigit, isSpace, LETTER, PUNCT, SPACE } from '../text/chars';
import { coreOf, readNumbering } from '../text/labels';
import { visibleBlock, type Visible } from '../text/visible';
import { anyOf } from '../text/pattern';

/** A heading with its tags and attributes is no longer than this. */
const SOURCE_MAX = 4000;
const LINE_MAX = 80;
const HAN_NUMBERS = '一二三四五六七八九十';
const FORMAL_NUMBERS = '壹贰叁肆伍陆柒捌玖拾';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
/** Bullets, boxes and what is left of characters that got lost: none of them belongs to a heading. */
const RESIDUE = /^(?:[?？□■▢◆◇●○◎★☆※►▶▷➢➤✓✔·•▪▫∙\ufffd\ue000-\uf8ff|>#*\-+]|\s)+/;

/** How other markup than Markdown, and pages, open and close a heading: == x ==, h2. x, {anchor:x}, x ¶, x [编辑]. */
const OPENS = /^(?:={1,6}\s+|\.\. [a-z]{3,12}::\s+|h[1-6](?:\([^()\r\n]{0,60}\))?\.\s+|\{anchor:[^{}\r\n]{0,60}\}\s?)+/;
const CLOSES = /\s={1,6}$|\s?¶$|\s?\[\s?编辑\s?\]$/;
/** The name of a heading that a converter sets behind it: its own words. */
const NAMED = /^(.{2,60}) \[([^[\]]{2,60})\]$/;

/** A line as it is seen, taken apart as a heading. All offsets are those of what is seen. */
export interface HeadingLine {
  readonly view: Visible;
  /** Behind what is no part of the heading, at its numbering or title. */
  readonly start: number;
  readonly title: number;
  readonly end: number;
  readonly number: number;
  /** Behind the number itself, before its mark. */
  readonly numberEnd: number;
  /** Numbered as sections are: 一、 第一部分. */
  readonly strong: boolean;
  /** More text follows in the block. */
  readonly goesOn: boolean;
}

/** The first line seen in a block, or its first two as one; undefined if it is too long for a heading. */
export function headingLines(block: Block): HeadingLine[] {
  const most = Math.min(block.contentEnd, SOURCE_MAX);
  const view = visibleBlock(block.text, 0, most);
  const { text } = view;
  const whole = most === block.contentEnd;
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  const out: HeadingLine[] = [];
  let end = start;
  for (let lines = 0; lines < 2 && end < text.length; lines++) {
    while (end < text.length && isSpace(text.charCodeAt(end))) end++;
    const to = lineEnd(text, end);
    if ((to === text.length && !whole) || to - start > LINE_MAX) break;
    end = to;
    out.push(lineOf(view, start, end));
  }
  return out;
}

function lineEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && text[i] !== '\n' && text[i] !== '\r') i++;
  return i;
}

function lineOf(view: Visible, from: number, to: number): HeadingLine {
  const { text } = view;
  let end = to;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  const opened = from + (OPENS.exec(text.slice(from, end))?.[0].length ?? 0);
  const start = opened + (RESIDUE.exec(text.slice(opened, end))?.[0].length ?? 0);
  end = closed(text, start, end);
  const goesOn = text.slice(to).trim() !== '';
  const own = numberAt(text, start, end);
  // The number of a list's item before the heading's own.
  const inner = own && !own.strong ? numberAt(text, skip(text, own.end, end), end) : undefined;
  const number = inner?.strong ? inner : own;
  const begins = inner?.strong ? skip(text, own!.end, end) : start;
  return {
    view,
    start: begins,
    title: number ? skip(text, number.end, end) : begins,
    end,
    number: number?.value ?? 0,
    numberEnd: number?.numberEnd ?? begins,
    strong: number?.strong ?? false,
    goesOn,
  };
}

/** Where a heading ends, before what closes or names it. */
function closed(text: string, start: number, end: number): number {
  const own = text.slice(start, end);
  const close = CLOSES.exec(own);
  if (close) return start + close.index;
  const named = own.endsWith(']') ? NAMED.exec(own) : undefined;
  return named && coreOf(named[1]!) === coreOf(named[2]!) ? start + named[1]!.length : end;
}

export interface SectionNumber {
  readonly value: number;
  readonly numberEnd: number;
  readonly end: number;
  readonly strong: boolean;
}

/** A number in any style that headings are numbered in. */
export function numberAt(text: string, start: number, end: number): SectionNumber | undefined {
  const known = readNumbering(text, start, end);
  if (known.style !== '') {
    const strong = known.style === 'han' || known.style === 'part';
    return { value: known.value, numberEnd: numberEnd(text, start, known.end), end: known.end, strong };
  }
  const circled = CIRCLED.indexOf(text[start] ?? ' ');
  if (circled >= 0) return { value: circled + 1, numberEnd: start + 1, end: start + 1, strong: false };
  return (
    partOf(text, start, end) ?? hanBefore(text, start, end) ?? romanAt(text, start, end) ?? ordinalAt(text, start, end)
  );
}

const WORDED = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** A number in any writing behind whatever word and bracket: PART 01, 【一】, 壹, ㈠, ❶, 一）, 1/6, §2, B. */
const ORDINAL = anyOf(
  [
    /〇?[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]|[\d\uff10-\uff19]{1,2}|[ivx]{1,4}(?![a-z])|[a-f](?![a-z])/,
    /one|two|three|four|five|six|seven|eight|nine|ten/,
    /[\u2160-\u217f\u2460-\u249b\u2776-\u277f\u3220-\u3229\u3280-\u3289]/,
  ],
  {
    flags: 'iu',
    before: String.raw`^(?:(?:part|chapter|section|no)\.?\s?|其|§\s?|[【[〔（(]\s?)?第?\s?(`,
    behind: String.raw`)(?:\/\d)?\s?(?:部分|章|节|篇)?\s?[】\]〕）)]?\s?[.．、﹑:：,，—-]?\s{0,4}(?=\p{Script=Han})`,
  },
);
const ORDINAL_MAX = 24;

function ordinalAt(text: string, start: number, end: number): SectionNumber | undefined {
  const m = ORDINAL.exec(text.slice(start, Math.min(end, start + ORDINAL_MAX)));
  if (!m) return undefined;
  const behind = start + m[0].length;
  return { value: ordinalOf(m[1]!), numberEnd: start + m[0].trimEnd().length, end: behind, strong: false };
}

function ordinalOf(written: string): number {
  const word = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[().〇]/g, '');
  const dingbat = word.charCodeAt(0) - 0x2775;
  if (dingbat > 0 && dingbat <= 10) return dingbat;
  if (/^\d+$/.test(word)) return Number(word);
  for (const list of [HAN_NUMBERS, FORMAL_NUMBERS, 'abcdef'])
    if (word.length === 1 && list.includes(word)) return list.indexOf(word) + 1;
  return Math.max(WORDED.indexOf(word), ROMAN.indexOf(word)) + 1;
}

/** 第1部分, 第一章节, 第 3 部分. */
function partOf(text: string, start: number, end: number): SectionNumber | undefined {
  const m = /^第\s?(\d{1,2}|[一二三四五六七八九])\s?(?:部分|章节?|节|项)[\s、:：.．]{0,4}/.exec(
    text.slice(start, Math.min(end, start + 16)),
  );
  if (!m) return undefined;
  const value = isDigit(m[1]!.charCodeAt(0)) ? Number(m[1]) : HAN_NUMBERS.indexOf(m[1]!) + 1;
  return { value, numberEnd: start + m[0].indexOf(m[1]!) + m[1]!.length, end: start + m[0].length, strong: true };
}

/** 一 总体情况: a gap for the mark. */
function hanBefore(text: string, start: number, end: number): SectionNumber | undefined {
  const value = HAN_NUMBERS.indexOf(text[start] ?? ' ') + 1;
  const mark = start + 1 < end ? text[start + 1]! : '';
  if (value === 0 || mark === '' || !(isSpace(mark.charCodeAt(0)) || '，·・—-'.includes(mark))) return undefined;
  return { value, numberEnd: start + 1, end: start + 2, strong: true };
}

function romanAt(text: string, start: number, end: number): SectionNumber | undefined {
  const first = text.charCodeAt(start);
  if (!(CLASS[first]! & LETTER) && !(first >= 0x2160 && first < 0x2180)) return undefined;
  const word = text
    .slice(start, Math.min(end, start + 6))
    .normalize('NFKC')
    .toLowerCase();
  const m = /^([ivx]{1,4})\s?[.、,:)]/.exec(word);
  const value = m ? ROMAN.indexOf(m[1]!) + 1 : 0;
  if (value === 0) return undefined;
  // One character may stand for several letters.
  let i = start;
  while (i < end && (CLASS[text.charCodeAt(i)]! & LETTER || (text[i]! >= 'Ⅰ' && text[i]! <= 'ⅻ'))) i++;
  const numberEnd = i;
  while (i < end && CLASS[text.charCodeAt(i)]! & SPACE) i++;
  return { value, numberEnd, end: i + 1, strong: false };
}

/** Behind the number itself, before its mark. */
function numberEnd(text: string, start: number, end: number): number {
  const m = /^(?:第?[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+|[（(]?\s?[一二三四五六七八九十\d\uff10-\uff19]+)/.exec(
    text.slice(start, end),
  );
  return start + (m?.[0].length ?? 0);
}

function skip(text: string, from: number, end: number): number {
  while (from < end && (isSpace(text.charCodeAt(from)) || FOLD[text.charCodeAt(from)] === 0x3001)) from++;
  return from;
}

/** Without spaces and marks at its end, but for a closing bracket. */
export function trimMarks(text: string, from: number, end: number): number {
  while (end > from && CLASS[text.charCodeAt(end - 1)]! & (SPACE | PUNCT) && !')）'.includes(text[end - 1]!)) end--;
  return end;
}
