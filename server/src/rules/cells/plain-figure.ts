import type { Column } from '../../forms/form';
import { FOLD, isInvisible, isSpace } from '../../text/chars';

export interface PlainFigure {
  /** The same figure in plain digits, digit by digit: no number is made of it, which could lose some. */
  readonly text: string;
  /** False where the blanks in it do not stand between groups of three: it may be two figures. */
  readonly certain: boolean;
}

const WRITTEN = /^([+-]?)(\d{1,3}(?:[,，']\d{3})+|\d+)(?:\.(\d+))?$/;
const GROUPED = /^[+-]?\d{1,3}(?: \d{3})+(?:\.\d+)?$/;
/** Longer ones are no figures of a report, and not held exactly as numbers. */
const MOST_DIGITS = 15;

/** How a figure is written in plain digits; undefined for what is no figure, or too long to be one. */
export function plainFigure(written: string, type: Column['type']): PlainFigure | undefined {
  let folded = '';
  for (const c of written.trim()) {
    const code = c.charCodeAt(0);
    if (!isInvisible(code)) folded += isSpace(code) ? ' ' : String.fromCharCode(FOLD[code]!);
  }
  // A blank behind the sign parts nothing.
  folded = folded.trim().replace(/^([+-]) /, '$1');
  const m = WRITTEN.exec(folded.replaceAll(' ', ''));
  if (!m) return undefined;
  const whole = m[2]!.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const fraction = type === 'amount' ? (m[3] ?? '') : withoutZerosBehind(m[3] ?? '');
  if (whole.length + fraction.length > MOST_DIGITS) return undefined;
  const nothing = /^0*$/.test(whole + fraction);
  return {
    text: `${m[1] === '-' && !nothing ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`,
    certain: !folded.includes(' ') || GROUPED.test(folded),
  };
}

function withoutZerosBehind(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/** Whether ASCII digits alone, of the right number, say a value: nearly every cell is told by that. */
export function isPlainly(value: number, length: number): boolean {
  if (value < 0 || !Number.isInteger(value)) return false;
  let digits = 1;
  for (let rest = value; rest >= 10; rest /= 10) digits++;
  return digits === length;
}
