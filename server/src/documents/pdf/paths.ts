import type { Matrix } from './library-shapes';
import type { Rule } from './marks';
import { apply } from './matrix';

/** What is done with a path: its outline drawn, closed and drawn, or its inside filled. */
export type PathPaint = 'stroke' | 'close' | 'fill';

/** A box filled is a line if it is no thicker than this, in points; a line drawn thicker is a surface. */
const THICK = 3.2,
  BROAD = 6;
/** How far off the straight the end of a line may be. */
const SLANT = 0.8;

const MOVE = 0,
  LINE = 1,
  CURVE = 2,
  QUADRATIC = 3;

/** The straight lines across or down that a path draws. */
export function rulesOfPath(data: ArrayLike<number>, paint: PathPaint, ctm: Matrix, width: number): Rule[] {
  const out: Rule[] = [];
  if (paint !== 'fill' && width > BROAD) return out;
  for (const { points, closed, curved } of outlines(data, ctm)) {
    if (paint === 'fill') {
      const rule = curved ? undefined : ruleOfFilled(points);
      if (rule) out.push(rule);
      continue;
    }
    for (let i = 1; i < points.length; i++) add(out, points[i - 1]!, points[i]!);
    if ((closed || paint === 'close') && points.length > 2) add(out, points[points.length - 1]!, points[0]!);
  }
  return out;
}

type Point = readonly [number, number];
interface Outline {
  readonly points: Point[];
  closed: boolean;
  curved: boolean;
}

function outlines(data: ArrayLike<number>, ctm: Matrix): Outline[] {
  const out: Outline[] = [];
  let open: Outline | undefined;
  const begin = (x: number, y: number) => {
    open = { points: [apply(ctm, x, y)], closed: false, curved: false };
    out.push(open);
  };
  for (let i = 0; i < data.length;) {
    const op = data[i++];
    if (op === MOVE) {
      begin(data[i]!, data[i + 1]!);
      i += 2;
    } else if (op === LINE) {
      open?.points.push(apply(ctm, data[i]!, data[i + 1]!));
      i += 2;
    } else if (op === CURVE || op === QUADRATIC) {
      i += op === CURVE ? 6 : 4;
      // A curve draws no line; what comes behind it starts anew.
      if (open) open.curved = true;
      begin(data[i - 2]!, data[i - 1]!);
      open!.curved = true;
    } else if (open) open.closed = !open.curved;
  }
  return out;
}

function add(out: Rule[], [x0, y0]: Point, [x1, y1]: Point): void {
  const rule = straight(x0, y0, x1, y1);
  if (rule) out.push(rule);
}

function straight(x0: number, y0: number, x1: number, y1: number): Rule | undefined {
  const dx = Math.abs(x1 - x0),
    dy = Math.abs(y1 - y0);
  if (dy <= SLANT && dx > dy) return { across: true, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) };
  if (dx <= SLANT && dy > dx) return { across: false, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) };
  return undefined;
}

/** A filled outline that is as thin as a line. */
function ruleOfFilled(points: readonly Point[]): Rule | undefined {
  if (points.length < 4 || points.length > 5) return undefined;
  const xs = points.map((p) => p[0]),
    ys = points.map((p) => p[1]);
  return ruleOfBox(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
}

/** The line that a thin box is. */
export function ruleOfBox(x0: number, y0: number, x1: number, y1: number): Rule | undefined {
  const dx = Math.abs(x1 - x0),
    dy = Math.abs(y1 - y0);
  if (dy <= THICK && dx > dy) return { across: true, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) };
  if (dx <= THICK && dy > dx) return { across: false, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) };
  return undefined;
}
