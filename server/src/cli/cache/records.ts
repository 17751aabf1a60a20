import { digest } from './digest';

// A record: a mark, a check of all that follows, the key, the length of the payload, the payload. Whatever does not
// begin with the mark is skipped, so a torn record costs itself and nothing behind it.
const MARK = Buffer.from('GkR1', 'latin1');
const CHECK_AT = 4,
  KEY_AT = 12,
  LENGTH_AT = 28,
  HEAD = 32;

/** Characters of a key, in hex. */
export const KEY = (LENGTH_AT - KEY_AT) * 2;

/** Where a record stands in the bytes of a pack. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The bytes of a record. */
export function record(key: string, payload: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(HEAD + payload.length);
  MARK.copy(out);
  out.write(key, KEY_AT, 'hex');
  out.writeUInt32LE(payload.length, LENGTH_AT);
  out.set(payload, HEAD);
  out.write(check(out, 0), CHECK_AT, 'hex');
  return out;
}

/** Where the last record of each key stands; those that look whole, not yet checked. */
export function scan(bytes: Buffer): Map<string, Span> {
  const found = new Map<string, Span>();
  for (let at = bytes.indexOf(MARK); at >= 0 && at + HEAD <= bytes.length;) {
    const end = at + HEAD + bytes.readUInt32LE(at + LENGTH_AT);
    // A record cut short claims bytes of the next one: then no mark stands where it would end.
    const whole =
      end === bytes.length || (end + MARK.length <= bytes.length && bytes.readUInt32LE(end) === MARK.readUInt32LE(0));
    if (whole) found.set(bytes.toString('hex', at + KEY_AT, at + LENGTH_AT), { start: at, end });
    at = whole ? end : bytes.indexOf(MARK, at + 1);
  }
  return found;
}

/** The payload of a record, if it is as it was written. */
export function payload(bytes: Buffer, { start, end }: Span): Buffer | undefined {
  const one = bytes.subarray(start, end);
  return one.toString('hex', CHECK_AT, KEY_AT) === check(bytes, start, end) ? one.subarray(HEAD) : undefined;
}

function check(bytes: Buffer, start: number, end = bytes.length): string {
  return digest(bytes.subarray(start + KEY_AT, end)).slice(0, (KEY_AT - CHECK_AT) * 2);
}
