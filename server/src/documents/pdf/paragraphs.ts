import { chunksOf } from './columns';
import type { LineBlock, PageText } from './page-blocks';
import { isWide, type TextLine } from './words';
import { anyOf } from '../../text/pattern';

/** Where running text stands on its pages. */
export interface Measure {
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

/** A line of a paragraph, and what joins it to the line before. */
export interface ParagraphLine {
  readonly page: number;
  readonly joint: string;
  readonly text: string;
}

/** In parts of the size of characters: the room between lines of a paragraph, and at the end of one that is full. */
const LEADING = 2.2,
  ROOM = 1.6;
const NUMBERED = anyOf(
  [
    /[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章条]/,
    /（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)/,
  ],
  { before: '^' },
);

export function measureOf(pages: readonly PageText[]): Measure {
  const lines = pages.flatMap((p) => p.blocks.flatMap((b) => (b.kind === 'line' ? [b.line] : [])));
  const long = lines.filter((l) => chunksOf(l).length === 1).sort((a, b) => b.right - b.left - (a.right - a.left));
  const body = long.slice(0, Math.max(1, Math.ceil(long.length / 3)));
  const middle = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
  return {
    left: middle(body.map((l) => l.left)),
    right: middle(body.map((l) => l.right)),
    size: middle(lines.map((l) => l.size)),
  };
}

/** Lines joined to paragraphs. */
export function paragraphsOf(blocks: readonly LineBlock[], measure: Measure): ParagraphLine[][] {
  const out: ParagraphLine[][] = [];
  blocks.forEach((b, i) => {
    const before = blocks[i - 1];
    const text = wordsOfLine(b.line);
    const page = b.page;
    if (before && goesOn(before, b, measure))
      out[out.length - 1]!.push({ page, joint: joint(wordsOfLine(before.line), text), text });
    else out.push([{ page, joint: '', text }]);
  });
  return out;
}

/** What stands apart on a line stays apart, but for the number of a heading. */
function wordsOfLine(line: TextLine): string {
  const [first, ...rest] = chunksOf(line).map((c) => c.text);
  const behind = new RegExp(`${NUMBERED.source}$`).test(first!) ? '' : '    ';
  return rest.length === 0 ? first! : first! + behind + rest.join('    ');
}

function goesOn(a: LineBlock, b: LineBlock, measure: Measure): boolean {
  const { size } = b.line;
  if (Math.abs(a.line.size - size) > 0.6) return false;
  const near = a.page === b.page ? b.top - a.bottom <= LEADING * size : b.page === a.page + 1;
  if (!near) return false;
  if (isTitle(a.line, measure) && isTitle(b.line, measure)) return a.page === b.page;
  if (chunksOf(a.line).length > 1 || chunksOf(b.line).length > 1) return false;
  const full = a.line.right + roomFor(b.line) >= measure.right - ROOM * size,
    indented = b.line.left > measure.left + 0.7 * size;
  if (!full || indented) return false;
  return !(NUMBERED.test(wordsOfLine(b.line)) && /[。；：！？]$/.test(wordsOfLine(a.line)));
}

/** How wide the beginning of a line is that cannot be broken: a number, a word. */
function roomFor(line: TextLine): number {
  const { glyphs } = line.words[0]!;
  const end = glyphs.findIndex((g) => isWide(g.text));
  return end === 0 ? 0 : glyphs[(end < 0 ? glyphs.length : end) - 1]!.right - line.left;
}

/** A line in larger characters, in the middle. */
function isTitle(line: TextLine, { left, right, size }: Measure): boolean {
  const off = (line.left + line.right) / 2 - (left + right) / 2;
  return line.size > 1.15 * size && Math.abs(off) < line.size;
}

function joint(a: string, b: string): string {
  const last = a[a.length - 1]!,
    first = b[0]!;
  if (isWide(last) || isWide(first)) return '';
  // Whether a number goes on here cannot be known.
  return /\d/.test(last) && /\d/.test(first) ? '\n' : ' ';
}
