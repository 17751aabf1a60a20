let tables: Int32Array | undefined;

/** The checksum of a zip part (CRC-32, unsigned): four bytes a step, each with a table of its own. */
export function crc32(bytes: Uint8Array): number {
  const t = (tables ??= crcTables());
  const whole = bytes.length & ~3;
  let crc = -1,
    i = 0;
  for (; i < whole; i += 4) {
    crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    crc = t[768 + (crc & 0xff)]! ^ t[512 + ((crc >>> 8) & 0xff)]! ^ t[256 + ((crc >>> 16) & 0xff)]! ^ t[crc >>> 24]!;
  }
  for (; i < bytes.length; i++) crc = t[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

function crcTables(): Int32Array {
  const out = new Int32Array(1024);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    out[n] = c;
  }
  for (let n = 256; n < 1024; n++) out[n] = out[out[n - 256]! & 0xff]! ^ (out[n - 256]! >>> 8);
  return out;
}
