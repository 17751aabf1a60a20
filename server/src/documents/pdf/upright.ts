import type { RawGlyph, RawMarks } from './raw-marks';
import type { Glyph, PageMarks, Rule } from './marks';

/** Quarter turns clockwise. */
type Turn = 0 | 1 | 2 | 3;

/** How far the direction of text may be from that of its page. */
const SLANT = 0.035;

/**
 * A page turned so that most of its text runs from left to right. What runs askew, as a watermark does, is left out.
 */
export function upright(raw: RawMarks, page: number, width: number, height: number): PageMarks {
  const turns = raw.glyphs.map(turnOf);
  const counts = [0, 0, 0, 0];
  for (const t of turns) if (t !== undefined) counts[t]!++;
  const most = counts.indexOf(Math.max(...counts)) as Turn;
  const place = turned(most, width, height);
  const [w, h] = most % 2 === 0 ? [width, height] : [height, width];
  const glyphs: Glyph[] = [];
  raw.glyphs.forEach((g, i) => {
    if (turns[i] !== most) return;
    const [left, base] = place(g.x, g.y);
    // What stands off the page is not read by anybody.
    if (left < -g.size || left > w || base < 0 || base > h + g.size) return;
    const { text, size, spaced } = g;
    glyphs.push({ text, left, right: left + g.width, next: left + g.advance, base, size, spaced });
  });
  const rules = raw.rules.map((r) => turnedRule(r, most, place));
  const { unseen, pictures } = raw;
  return { page, width: w, height: h, glyphs: once(glyphs), rules, unseen, pictures };
}

function turnOf({ dx, dy }: RawGlyph): Turn | undefined {
  if (Math.abs(dy) < SLANT) return dx > 0 ? 0 : 2;
  if (Math.abs(dx) < SLANT) return dy > 0 ? 1 : 3;
  return undefined;
}

type Place = (x: number, y: number) => readonly [number, number];

function turned(turn: Turn, width: number, height: number): Place {
  switch (turn) {
    case 0:
      return (x, y) => [x, y];
    case 1:
      return (x, y) => [y, width - x];
    case 2:
      return (x, y) => [width - x, height - y];
    case 3:
      return (x, y) => [height - y, x];
  }
}

function turnedRule({ across, at, from, to }: Rule, turn: Turn, place: Place): Rule {
  const [x0, y0] = across ? place(from, at) : place(at, from);
  const [x1, y1] = across ? place(to, at) : place(at, to);
  const flat = across === (turn % 2 === 0);
  return flat
    ? { across: true, at: y0, from: Math.min(x0, x1), to: Math.max(x0, x1) }
    : { across: false, at: x0, from: Math.min(y0, y1), to: Math.max(y0, y1) };
}

/** Side of the squares by which a character at the same place is looked for. */
const SQUARE = 4;

/** Text that is drawn twice, a hair apart, to look bold stands there once. */
function once(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((g) => {
    const x = Math.floor(g.left / SQUARE),
      y = Math.floor(g.base / SQUARE);
    const near = Math.max(0.3, 0.25 * (g.right - g.left));
    for (let i = x - 1; i <= x + 1; i++)
      for (let j = y - 1; j <= y + 1; j++)
        for (const o of seen.get(`${i} ${j} ${g.text}`) ?? [])
          if (Math.abs(o.left - g.left) < near && Math.abs(o.base - g.base) < near) return false;
    const key = `${x} ${y} ${g.text}`;
    const there = seen.get(key);
    if (there) there.push(g);
    else seen.set(key, [g]);
    return true;
  });
}
