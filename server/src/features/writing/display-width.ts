import { charWidth } from '../../text/width';

/** A Chinese character is drawn twice as wide as a Latin letter by fonts made for that. */
export const USUAL_WIDTH = 2;

/** Columns a text takes where wide characters are drawn `wide` times as wide as others, to whole columns. */
export function displayWidth(text: string, wide: number): number {
  let width = 0;
  for (const c of text) {
    const own = charWidth(c);
    width += own === 2 ? wide : own;
  }
  return Math.round(width);
}
