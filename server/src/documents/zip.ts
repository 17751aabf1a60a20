import { deflateSync, Inflate, inflateSync } from 'fflate';
import { refuse } from './refusal';

/** A part of a zip file as its directory tells; offsets into the bytes of the whole. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Of its header, of its data, and of its record in the directory. */
  readonly header: number;
  readonly data: number;
  readonly record: number;
}

export interface Zip {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly directory: number;
  readonly trailer: number;
}

/** No part that is read is larger than this when unpacked; a report's is a few megabytes. */
const LARGEST = 96 << 20;
const TRAILER = 0x06054b50,
  RECORD = 0x02014b50,
  HEADER = 0x04034b50,
  TRAILER_SIZE = 22,
  RECORD_SIZE = 46,
  HEADER_SIZE = 30;
const ENCRYPTED = 1,
  DESCRIPTOR = 8,
  UTF8 = 0x800,
  STORED = 0,
  DEFLATED = 8;

function damaged(): Error {
  return refuse(
    '文件已损坏（压缩包读不出）；请用 Word 或 WPS 打开并另存一份 .docx',
    'the file is damaged (its zip cannot be read); open it in Word or WPS and save it anew as .docx',
  );
}

/** Reads the directory of a zip file; nothing is unpacked. */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let trailer = bytes.length - TRAILER_SIZE;
  const lowest = Math.max(0, trailer - 0xffff);
  while (trailer >= lowest && view.getUint32(trailer, true) !== TRAILER) trailer--;
  if (trailer < lowest) throw damaged();
  const count = view.getUint16(trailer + 10, true);
  const directory = view.getUint32(trailer + 16, true);
  const entries = new Map<string, ZipEntry>();
  let at = directory;
  for (let i = 0; i < count; i++) {
    if (at + RECORD_SIZE > trailer || view.getUint32(at, true) !== RECORD) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const flags = view.getUint16(at + 8, true);
    const raw = bytes.subarray(at + RECORD_SIZE, at + RECORD_SIZE + nameLength);
    const name = new TextDecoder(flags & UTF8 ? 'utf-8' : 'latin1').decode(raw);
    const header = view.getUint32(at + 42, true);
    if (header + HEADER_SIZE > directory || view.getUint32(header, true) !== HEADER) throw damaged();
    const data = header + HEADER_SIZE + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const packed = view.getUint32(at + 20, true);
    if (data + packed > directory) throw damaged();
    // Some programs write the names with backslashes, or with a slash in front.
    entries.set(name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase(), {
      name,
      flags,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      size: view.getUint32(at + 24, true),
      header,
      data,
      record: at,
    });
    at += RECORD_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { bytes, entries, directory, trailer };
}

/** Unpacks one part; never into more memory than the directory states, and that is bounded. */
export function unpack(zip: Zip, entry: ZipEntry): Uint8Array {
  if (entry.flags & ENCRYPTED)
    throw refuse(
      '文件已加密，读不出；请在 Word 或 WPS 中去掉密码后另存一份 .docx',
      'the file is encrypted; take its password off in Word or WPS and save it anew as .docx',
    );
  if (entry.size > LARGEST)
    throw refuse(
      '文件展开后过大，未读取；请用 Word 或 WPS 打开并另存一份 .docx',
      'the file unpacks to too much and is not read; open it in Word or WPS and save it anew as .docx',
    );
  const packed = zip.bytes.subarray(entry.data, entry.data + entry.packed);
  let out: Uint8Array;
  if (entry.method === STORED) out = packed;
  else if (entry.method === DEFLATED) {
    try {
      out = inflated(packed, entry.size);
    } catch {
      throw damaged();
    }
  } else throw damaged();
  if (out.length !== entry.size || crc32(out) !== entry.crc) throw damaged();
  return out;
}

/** What is packed into no more than this is unpacked in one go: it cannot hold so much that it matters. */
const SMALL = 1 << 16;
/** How much is unpacked before it is seen whether that is more than was stated. */
const STEP = 1 << 15;

function inflated(packed: Uint8Array, size: number): Uint8Array {
  // One byte more, so that what holds more than stated is seen.
  if (packed.length <= SMALL) return inflateSync(packed, { out: new Uint8Array(size + 1) });
  const out = new Uint8Array(size);
  let at = 0;
  const inflate = new Inflate((chunk) => {
    if (at + chunk.length > size) throw new RangeError('more than stated');
    out.set(chunk, at);
    at += chunk.length;
  });
  for (let from = 0; from < packed.length; from += STEP)
    inflate.push(packed.subarray(from, from + STEP), from + STEP >= packed.length);
  return out.subarray(0, at);
}

/** The zip with another content for one part; every other part keeps its bytes. */
export function replacePart(zip: Zip, entry: ZipEntry, content: Uint8Array): Uint8Array {
  const { bytes } = zip;
  const old = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packed = entry.method === STORED ? content : deflateSync(content);
  // What stands behind the data up to the next header goes with it: it describes the old data.
  let end = zip.directory;
  for (const other of zip.entries.values()) if (other.header > entry.header && other.header < end) end = other.header;
  const flags = entry.flags & ~DESCRIPTOR;
  const shift = entry.data + packed.length - end;
  const out = new Uint8Array(bytes.length + shift);
  out.set(bytes.subarray(0, entry.data));
  out.set(packed, entry.data);
  out.set(bytes.subarray(end), entry.data + packed.length);
  const view = new DataView(out.buffer);
  const crc = crc32(content);
  view.setUint16(entry.header + 6, flags, true);
  view.setUint32(entry.header + 14, crc, true);
  view.setUint32(entry.header + 18, packed.length, true);
  view.setUint32(entry.header + 22, content.length, true);
  const record = entry.record + shift;
  view.setUint16(record + 8, flags, true);
  view.setUint32(record + 16, crc, true);
  view.setUint32(record + 20, packed.length, true);
  view.setUint32(record + 24, content.length, true);
  for (const other of zip.entries.values())
    if (other.header > entry.header)
      view.setUint32(other.record + shift + 42, old.getUint32(other.record + 42, true) + shift, true);
  view.setUint32(zip.trailer + shift + 16, zip.directory + shift, true);
  return out;
}

let tables: Int32Array | undefined;

/** Four bytes a step, each with a table of its own. */
function crc32(bytes: Uint8Array): number {
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
