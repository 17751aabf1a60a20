import { isBlank, readable, UNKNOWN } from './characters';

interface Stretch {
  /** What the file tells that is written here (ActualText); undefined where it tells nothing. */
  readonly told: string | undefined;
  /** How many signs there were before it. */
  readonly from: number;
}

const FIGURE = /\p{Nd}/u;

/**
 * Stretches of a page for which the file tells what is written there: some programs draw one sign for characters of
 * many kinds, and only so tell them apart. Of figures what is drawn is read, for that is what people see.
 */
export class ToldText {
  private readonly stretches: Stretch[] = [];

  begin(told: unknown, count: number): void {
    this.stretches.push({ told: typeof told === 'string' && told !== '' ? told : undefined, from: count });
  }

  /** Puts what is told in the place of the one sign that was drawn for it; true where that sign was unknown before. */
  end(glyphs: { text: string }[]): boolean {
    const stretch = this.stretches.pop();
    const drawn = glyphs[glyphs.length - 1];
    if (stretch?.told === undefined || drawn === undefined || glyphs.length !== stretch.from + 1) return false;
    const text = readable(stretch.told, '');
    if (isBlank(text) || text.includes(UNKNOWN) || FIGURE.test(text) || FIGURE.test(drawn.text)) return false;
    const wasUnknown = drawn.text.includes(UNKNOWN);
    drawn.text = text;
    return wasUnknown;
  }
}
