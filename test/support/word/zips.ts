import { deflateSync } from 'fflate';

/** How a zip is written; what is left out is as plain as can be. */
export interface ZipOptions {
  /** Its numbers stand in eight bytes each (zip64). */
  readonly wide?: boolean;
  /** The last thing in it. */
  readonly comment?: string;
}

const UNSTATED = 0xffffffff;

/** Numbers one behind the other: each `[bytes, value]`. */
function numbers(...list: readonly (readonly [2 | 4 | 8, number])[]): Buffer {
  return Buffer.concat(
    list.map(([size, value]) => {
      const out = Buffer.alloc(size);
      if (size === 8) out.writeBigUInt64LE(BigInt(value));
      else out.writeUIntLE(value, 0, size);
      return out;
    }),
  );
}

/** The sum that a zip states of a part, bit by bit. */
function crc(bytes: Uint8Array): number {
  let sum = UNSTATED;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ UNSTATED) >>> 0;
}

/** A zip of parts in their order; several may have one name. */
export function zipOf(parts: readonly (readonly [string, Uint8Array])[], { wide = false, comment = '' }: ZipOptions) {
  const version = wide ? 45 : 20;
  const short = (n: number) => (wide ? UNSTATED : n);
  const extra = (...list: number[]) =>
    wide ? numbers([2, 1], [2, 8 * list.length], ...list.map((n) => [8, n] as const)) : Buffer.alloc(0);
  const body: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const [part, content] of parts) {
    const name = Buffer.from(part),
      data = Buffer.from(deflateSync(content)),
      sum = crc(content),
      inHeader = extra(content.length, data.length),
      inRecord = extra(content.length, data.length, at);
    const same = [
      [2, 0],
      [2, 8],
      [4, 0x21],
      [4, sum],
      [4, short(data.length)],
      [4, short(content.length)],
      [2, name.length],
    ] as const;
    const header = numbers([4, 0x04034b50], [2, version], ...same, [2, inHeader.length]);
    body.push(header, name, inHeader, data);
    records.push(
      numbers([4, 0x02014b50], [2, version], [2, version], ...same, [2, inRecord.length], [8, 0], [2, 0]),
      numbers([4, short(at)]),
      name,
      inRecord,
    );
    at += header.length + name.length + inHeader.length + data.length;
  }
  const size = records.reduce((sum, r) => sum + r.length, 0);
  const count = parts.length;
  const tail = wide
    ? numbers(
        [4, 0x06064b50],
        [8, 44],
        [2, version],
        [2, version],
        [8, 0],
        [8, count],
        [8, count],
        [8, size],
        [8, at],
        [4, 0x07064b50],
        [4, 0],
        [8, at + size],
        [4, 1],
      )
    : Buffer.alloc(0);
  const counted = wide ? 0xffff : count;
  const trailer = numbers(
    [4, 0x06054b50],
    [4, 0],
    [2, counted],
    [2, counted],
    [4, short(size)],
    [4, short(at)],
    [2, comment.length],
  );
  return new Uint8Array(Buffer.concat([...body, ...records, tail, trailer, Buffer.from(comment, 'latin1')]));
}
