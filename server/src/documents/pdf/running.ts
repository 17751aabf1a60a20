import type { LineBlock, PageBlock, PageText } from './page-blocks';
import { textOf } from './words';
import { anyOf } from '../../text/pattern';

/** Parts of a page's height in which heads and feet stand. */
const HEAD = 0.11,
  FOOT = 0.86;
/** Lines of a head or a foot, at most. */
const LINES = 2;
/** How far a line may be from its place on another page, in points. */
const SHIFT = 2.5;

const MARKED_NUMBER = anyOf(
  [
    /^[-–—―－·•~〜～]+\d{1,4}[-–—―－·•~〜～]+$|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?/,
    /\d{1,4}\/\d{1,4}|Page\d{1,4}(?:of\d{1,4})?/,
  ],
  { flags: 'i', before: '^', behind: '$' },
);
const BARE_NUMBER = /^\d{1,4}$/;

/** Pages without their numbers and without what stands at the same place of several, at the top or at the bottom. */
export function withoutRunning(pages: readonly PageText[]): PageText[] {
  const edges = pages.map(edgesOf);
  const offsets = offsetsOf(pages, edges);
  const seen = new Map<string, LineBlock[]>();
  for (const list of edges)
    for (const b of list) {
      const key = maskedText(b);
      const there = seen.get(key);
      if (there) there.push(b);
      else seen.set(key, [b]);
    }
  return pages.map((page, i) => {
    const gone = new Set<PageBlock>(edges[i]!.filter((b) => isNumber(b, pages.length, offsets) || isRepeated(b, seen)));
    return { ...page, blocks: page.blocks.filter((b) => !gone.has(b)) };
  });
}

/** The lines at the top and at the bottom of a page that can be a head or a foot. */
function edgesOf({ blocks, height }: PageText): LineBlock[] {
  const out: LineBlock[] = [];
  for (const b of blocks.slice(0, LINES)) {
    if (b.kind !== 'line' || b.bottom > HEAD * height) break;
    out.push(b);
  }
  for (const b of blocks.slice(-LINES).reverse()) {
    if (b.kind !== 'line' || b.top < FOOT * height) break;
    if (!out.includes(b)) out.push(b);
  }
  return out;
}

/** By how much numbers standing alone at the edges differ from the pages', and how often. */
function offsetsOf(pages: readonly PageText[], edges: readonly (readonly LineBlock[])[]): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  pages.forEach(({ page }, i) => {
    const found = new Set(edges[i]!.flatMap((b) => (BARE_NUMBER.test(plain(b)) ? [Number(plain(b)) - page] : [])));
    for (const offset of found) out.set(offset, (out.get(offset) ?? 0) + 1);
  });
  return out;
}

function isNumber(b: LineBlock, pages: number, offsets: ReadonlyMap<number, number>): boolean {
  const text = plain(b);
  if (MARKED_NUMBER.test(text)) return true;
  if (!BARE_NUMBER.test(text)) return false;
  const offset = Number(text) - b.page;
  return pages === 1 ? offset === 0 : (offsets.get(offset) ?? 0) > 1;
}

function isRepeated(b: LineBlock, seen: ReadonlyMap<string, readonly LineBlock[]>): boolean {
  if (plain(b).replace(/[\d\s]/g, '').length < 2) return false;
  const others = seen.get(maskedText(b)) ?? [];
  return others.some((o) => o.page !== b.page && Math.abs(o.bottom - b.bottom) <= SHIFT);
}

const plain = (b: LineBlock): string => textOf(b.line.words).replace(/\s/g, '');
const maskedText = (b: LineBlock): string => plain(b).replace(/\d+/g, '#');
