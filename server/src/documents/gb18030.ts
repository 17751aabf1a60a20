// Writes GB18030, of which GBK is a part. The platform only reads it: what it reads is turned round.

/** Bytes of the characters that take two. */
let pairs: ReadonlyMap<string, number> | undefined;
/** Places of the other characters up to U+FFFF in the order of their four bytes. */
let quads: ReadonlyMap<string, number> | undefined;

const FOURS = 39420,
  BEYOND = 189000;

/** The bytes of a text; undefined where it holds what cannot be written. */
export function toGb18030(text: string): Uint8Array | undefined {
  pairs ??= readPairs();
  const out = new Uint8Array(4 * text.length);
  let at = 0;
  for (const c of text) {
    const code = c.codePointAt(0)!;
    const pair = code < 0x80 ? undefined : pairs.get(c);
    if (code < 0x80) out[at++] = code;
    else if (pair !== undefined) {
      out[at++] = pair >> 8;
      out[at++] = pair & 0xff;
    } else {
      const place = code > 0xffff ? BEYOND + code - 0x10000 : (quads ??= readQuads()).get(c);
      if (place === undefined) return undefined;
      out.set(fourBytes(place), at);
      at += 4;
    }
  }
  return out.slice(0, at);
}

function readPairs(): ReadonlyMap<string, number> {
  const codes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) codes.push((lead << 8) | trail);
  return turned(
    codes,
    codes.flatMap((code) => [code >> 8, code & 0xff]),
  );
}

function readQuads(): ReadonlyMap<string, number> {
  const places = Array.from({ length: FOURS }, (_, i) => i);
  return turned(places, places.flatMap(fourBytes));
}

function turned(codes: readonly number[], bytes: readonly number[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  [...new TextDecoder('gb18030').decode(Uint8Array.from(bytes))].forEach((c, i) => {
    if (c !== '\ufffd' && !out.has(c)) out.set(c, codes[i]!);
  });
  return out;
}

function fourBytes(place: number): number[] {
  const d = place % 10,
    c = Math.floor(place / 10) % 126,
    b = Math.floor(place / 1260) % 10;
  return [0x81 + Math.floor(place / 12600), 0x30 + b, 0x81 + c, 0x30 + d];
}
