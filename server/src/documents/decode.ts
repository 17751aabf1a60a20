import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'damaged';

/** A text file as read. Positions count without the byte order mark, as editors count. */
export interface Decoded {
  readonly text: string;
  /** `damaged`: neither valid UTF-8 nor GB18030; what could not be read is U+FFFD. */
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/** How far a NUL byte marks a file as no text; one further in is residue of a converter. */
const LOOK = 8000;
/** In a UTF-8 file with a few bad bytes good characters outnumber them by far; in a GBK file hardly any byte is good. */
const GOOD_PER_BAD = 4;

/** Reads the bytes of a text file; undefined if they are no text. */
export function decode(bytes: Uint8Array): Decoded | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length >= 2) {
    if (buffer[0] === 0xff && buffer[1] === 0xfe)
      return { text: buffer.toString('utf16le', 2), encoding: 'utf-16le', bom: true };
    if (buffer[0] === 0xfe && buffer[1] === 0xff)
      return { text: swapped(buffer.subarray(2)).toString('utf16le'), encoding: 'utf-16be', bom: true };
  }
  const nul = buffer.indexOf(0);
  if (nul >= 0 && nul < LOOK) return undefined;
  const bom = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
  const text = buffer.toString('utf8', bom ? 3 : 0);
  if (isUtf8(buffer)) return { text, encoding: 'utf-8', bom };
  if (!bom && mostlyBad(text)) {
    try {
      return { text: new TextDecoder('gb18030', { fatal: true }).decode(buffer), encoding: 'gb18030', bom: false };
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
      return Buffer.from(whole, 'utf8');
    case 'utf-16le':
      return Buffer.from(whole, 'utf16le');
    case 'utf-16be':
      return swapped(Buffer.from(whole, 'utf16le'));
    default:
      return undefined;
  }
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
}

function mostlyBad(text: string): boolean {
  let bad = 0,
    good = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd) bad++;
    else if (c >= 0x80) good++;
  }
  return good < bad * GOOD_PER_BAD;
}
