import { toGb18030 } from './gb18030';
import { isBig5, isUtf32 } from './other-encodings';
import { isMostlyBad } from '../text/garbled';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'damaged';

/** A text file as read. Positions count without the byte order mark, as editors count. */
export interface Decoded {
  readonly text: string;
  /** `damaged`: neither valid UTF-8 nor GB18030; what could not be read is U+FFFD. */
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/** Whether an editor that takes files for UTF-8, but heeds their byte order mark, sees the same text. */
export function isSeenAlike({ encoding }: Decoded): boolean {
  return encoding !== 'gb18030';
}

/** How far a NUL byte marks a file as no text; one further in is residue of a converter. */
const LOOK = 8000;

/** Reads the bytes of a text file; undefined if they are no text. */
export function decode(bytes: Uint8Array): Decoded | undefined {
  if (isUtf32(bytes)) return undefined;
  if (bytes.length >= 2) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: fromUtf16(bytes, 0), encoding: 'utf-16le', bom: true };
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: fromUtf16(bytes, 1), encoding: 'utf-16be', bom: true };
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0 && nul < LOOK) return undefined;
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), encoding: 'utf-8', bom };
  } catch {
    /* something else, or damaged */
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  if (!bom && isMostlyBad(text)) {
    if (isBig5(bytes)) return undefined;
    try {
      return { text: new TextDecoder('gb18030', { fatal: true }).decode(bytes), encoding: 'gb18030', bom: false };
    } catch {
      /* neither */
    }
  }
  return { text, encoding: 'damaged', bom };
}

/** The bytes of a text in the encoding it was read in; undefined where they could not be written back as they were. */
export function encode(text: string, as: Decoded): Uint8Array | undefined {
  const whole = as.bom ? `\ufeff${text}` : text;
  switch (as.encoding) {
    case 'utf-8':
      return new TextEncoder().encode(whole);
    case 'utf-16le':
      return toUtf16(whole, 0);
    case 'utf-16be':
      return toUtf16(whole, 1);
    case 'gb18030': {
      const bytes = toGb18030(text);
      return bytes && new TextDecoder('gb18030').decode(bytes) === text ? bytes : undefined;
    }
    default:
      return undefined;
  }
}

/** How many code units are made a string at once: more are too many arguments. */
const PART = 1 << 13;

/** Behind the byte order mark. Single surrogates stay what they are, as TextDecoder would not leave them. */
function fromUtf16(bytes: Uint8Array, low: 0 | 1): string {
  const length = bytes.length >> 1;
  const parts: string[] = [];
  const units = new Uint16Array(PART);
  for (let from = 1; from < length; from += PART) {
    const count = Math.min(PART, length - from);
    for (let i = 0, at = 2 * from; i < count; i++, at += 2) units[i] = bytes[at + low]! | (bytes[at + 1 - low]! << 8);
    parts.push(String.fromCharCode(...units.subarray(0, count)));
  }
  return parts.join('');
}

function toUtf16(text: string, low: 0 | 1): Uint8Array {
  const out = new Uint8Array(2 * text.length);
  for (let i = 0, at = 0; i < text.length; i++, at += 2) {
    const unit = text.charCodeAt(i);
    out[at + low] = unit & 0xff;
    out[at + 1 - low] = unit >> 8;
  }
  return out;
}
