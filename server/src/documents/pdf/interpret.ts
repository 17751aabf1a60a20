import { isBlank, readable, UNKNOWN } from './characters';
import type { Font, FontGlyph, Matrix, PdfPage } from './library-shapes';
import { apply, IDENTITY, times } from './matrix';
import { rulesOfPath, ruleOfBox, type PathPaint } from './paths';
import type { Rule } from './marks';
import type { RawGlyph, RawMarks } from './raw-marks';
import { ToldText } from './told-text';

interface State {
  ctm: Matrix;
  font: Font | undefined;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  lineWidth: number;
}

/** A picture is so wide and high, in points, at least. */
const PICTURE = 100;
/** Text that is drawn without being seen. */
const INVISIBLE = 3;
const CLIPS_ONLY = 7;

/** Follows a page's operators and notes characters and straight lines. */
export function interpret(
  page: PdfPage,
  ops: Readonly<Record<string, number>>,
  isShown: (layer: unknown) => boolean,
): RawMarks {
  return new Interpreter(page, ops, isShown).run();
}

class Interpreter {
  private state: State;
  private readonly saved: State[] = [];
  private line: Matrix = IDENTITY;
  private x = 0;
  private y = 0;
  private lineX = 0;
  private lineY = 0;
  /** For each marked stretch that is open, whether it is shown. */
  private readonly shown: boolean[] = [];
  private spaced = false;
  private untouched = false;
  private readonly told = new ToldText();
  private readonly glyphs: (RawGlyph & { text: string })[] = [];
  private readonly rules: Rule[] = [];
  private unseen = 0;
  private unknown = 0;
  private pictures = 0;
  private readonly handlers: ReadonlyMap<number, (args: readonly unknown[]) => void>;

  constructor(
    private readonly page: PdfPage,
    ops: Readonly<Record<string, number>>,
    private readonly isShown: (layer: unknown) => boolean,
  ) {
    this.state = {
      ctm: page.transform,
      font: undefined,
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      mode: 0,
      lineWidth: 1,
    };
    const box = () => this.paintBox();
    const save = () => this.save();
    const restore = () => this.restore();
    const named: Record<string, (args: readonly unknown[]) => void> = {
      save,
      restore,
      transform: (m) => this.transform(m as Matrix),
      paintFormXObjectBegin: ([m]) => this.enterForm(m as Matrix | null),
      paintFormXObjectEnd: restore,
      setLineWidth: ([w]) => (this.state.lineWidth = w as number),
      setCharSpacing: ([n]) => (this.state.charSpacing = n as number),
      setWordSpacing: ([n]) => (this.state.wordSpacing = n as number),
      setHScale: ([n]) => (this.state.scale = (n as number) / 100),
      setLeading: ([n]) => (this.state.leading = -(n as number)),
      setTextRise: ([n]) => (this.state.rise = n as number),
      setTextRenderingMode: ([n]) => (this.state.mode = n as number),
      setFont: ([id, size]) => this.setFont(id as string, size as number),
      setGState: ([states]) => this.setGraphics(states as readonly (readonly [string, unknown])[]),
      beginText: () => this.setTextMatrix(IDENTITY),
      setTextMatrix: ([m]) => this.setTextMatrix(m as Matrix),
      moveText: ([x, y]) => this.moveText(x as number, y as number),
      setLeadingMoveText: ([x, y]) => {
        this.state.leading = y as number;
        this.moveText(x as number, y as number);
      },
      nextLine: () => this.moveText(0, this.state.leading),
      showText: ([glyphs]) => this.showText(glyphs as readonly (FontGlyph | number)[]),
      showSpacedText: ([glyphs]) => this.showText(glyphs as readonly (FontGlyph | number)[]),
      constructPath: (args) => this.path(args),
      paintSolidColorImageMask: box,
      paintImageXObject: box,
      paintInlineImageXObject: box,
      paintImageMaskXObject: box,
      beginMarkedContent: () => this.beginMarked(true, undefined),
      beginMarkedContentProps: ([tag, layer, told]) =>
        this.beginMarked(tag !== 'OC' || layer === null || this.isShown(layer), told),
      endMarkedContent: () => this.endMarked(),
    };
    this.handlers = new Map(Object.entries(named).map(([name, handler]) => [ops[name]!, handler]));
    this.paint = new Map<number, PathPaint>(
      (
        [
          ['stroke', 'stroke'],
          ['closeStroke', 'close'],
          ['fill', 'fill'],
          ['eoFill', 'fill'],
          ['fillStroke', 'stroke'],
          ['eoFillStroke', 'stroke'],
          ['closeFillStroke', 'close'],
          ['closeEOFillStroke', 'close'],
        ] as const
      ).map(([name, kind]) => [ops[name]!, kind]),
    );
    this.restores = ops['restore']!;
  }

  private readonly paint: ReadonlyMap<number, PathPaint>;
  private readonly restores: number;

  run(): RawMarks {
    const { fnArray, argsArray } = this.page.list;
    fnArray.forEach((op, i) => {
      // A place made for a picture, and nothing in it: the picture was left out.
      if (this.untouched && op === this.restores) this.picture();
      const handler = this.handlers.get(op);
      if (!handler) return;
      this.untouched = false;
      handler((argsArray[i] ?? []) as readonly unknown[]);
    });
    const { glyphs, rules, unseen, unknown, pictures } = this;
    return { glyphs, rules, unseen, unknown, pictures };
  }

  private save(): void {
    this.saved.push({ ...this.state });
  }

  private restore(): void {
    this.state = this.saved.pop() ?? this.state;
  }

  private transform(m: Matrix): void {
    this.state.ctm = times(this.state.ctm, m);
    this.untouched = true;
  }

  private enterForm(m: Matrix | null): void {
    this.save();
    if (m) this.state.ctm = times(this.state.ctm, m);
  }

  private picture(): void {
    const [a, b, c, d] = this.state.ctm as [number, number, number, number];
    if (Math.hypot(a, b) >= PICTURE && Math.hypot(c, d) >= PICTURE) this.pictures++;
  }

  private setFont(id: string, size: number): void {
    this.state.font = this.page.font(id);
    this.state.size = size;
  }

  private setGraphics(states: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of states) {
      if (key === 'LW') this.state.lineWidth = value as number;
      if (key === 'Font') this.setFont(...(value as [string, number]));
    }
  }

  private setTextMatrix(m: Matrix): void {
    this.line = m;
    this.x = this.lineX = 0;
    this.y = this.lineY = 0;
  }

  private moveText(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
  }

  private showText(glyphs: readonly (FontGlyph | number)[]): void {
    const { font, size, charSpacing, wordSpacing, scale } = this.state;
    if (size === 0) return;
    // Text without its font is there all the same, at this place.
    if (!font) {
      this.sign(UNKNOWN, this.x, this.y, size / 2, 0);
      return;
    }
    const unit = size * (font.fontMatrix?.[0] ?? 0.001);
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.advance((-glyph * size) / 1000, font, scale);
        continue;
      }
      const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
      if (font.vertical) this.below(glyph, unit, spacing, font);
      else {
        this.sign(glyph.unicode, this.x, this.y, glyph.width * unit * scale, spacing * scale);
        this.advance(glyph.width * unit + spacing, font, scale);
      }
    }
  }

  private advance(by: number, font: Font, scale: number): void {
    if (font.vertical) this.y += by;
    else this.x += by * scale;
  }

  /** A sign of a line that goes down: above its middle the line goes on, and below it. */
  private below(glyph: FontGlyph, unit: number, spacing: number, font: Font): void {
    const [down, , above] = (glyph.vmetric ?? font.defaultVMetrics ?? [-1000, 500, 880]) as [number, number, number];
    const width = glyph.width * unit;
    this.sign(glyph.unicode, this.x - width / 2, this.y - above * unit, width, 0);
    this.y += down * unit - spacing;
  }

  private sign(unicode: string, x: number, y: number, width: number, spacing: number): void {
    if (isBlank(unicode)) {
      this.spaced = true;
      return;
    }
    if (this.shown.includes(false)) return;
    if (this.state.mode === INVISIBLE || this.state.mode === CLIPS_ONLY) {
      this.unseen++;
      return;
    }
    const m = times(this.state.ctm, this.line);
    const [px, py] = apply(m, x, y + this.state.rise);
    const along = Math.hypot(m[0]!, m[1]!),
      up = Math.hypot(m[2]!, m[3]!),
      way = this.state.size < 0 ? -1 : 1;
    const text = readable(unicode, this.state.font?.name ?? '');
    if (text.includes(UNKNOWN)) this.unknown++;
    if (along === 0) return;
    this.glyphs.push({
      text,
      x: px,
      y: py,
      dx: (way * m[0]!) / along,
      dy: (way * m[1]!) / along,
      width: Math.abs(width) * along,
      advance: (Math.abs(width) + spacing) * along,
      size: Math.abs(this.state.size) * up,
      spaced: this.spaced,
    });
    this.spaced = false;
  }

  private beginMarked(isShown: boolean, told: unknown): void {
    this.shown.push(isShown);
    this.told.begin(told, this.glyphs.length);
  }

  private endMarked(): void {
    this.shown.pop();
    if (this.told.end(this.glyphs)) this.unknown--;
  }

  private path(args: readonly unknown[]): void {
    const kind = this.paint.get(args[0] as number);
    const data = (args[1] as readonly (ArrayLike<number> | null)[] | undefined)?.[0];
    if (!kind || !data || this.shown.includes(false)) return;
    const { ctm, lineWidth } = this.state;
    const width = lineWidth * Math.sqrt(Math.abs(ctm[0]! * ctm[3]! - ctm[1]! * ctm[2]!));
    for (const rule of rulesOfPath(data, kind, ctm, width)) this.rules.push(rule);
  }

  /** Some draw their lines as pictures of one point that are stretched. */
  private paintBox(): void {
    const [x0, y0] = apply(this.state.ctm, 0, 0);
    const [x1, y1] = apply(this.state.ctm, 1, 1);
    const rule = ruleOfBox(x0, y0, x1, y1);
    if (rule && !this.shown.includes(false)) this.rules.push(rule);
  }
}
