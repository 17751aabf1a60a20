import { deflateSync, Inflate, inflateSync } from 'fflate';
import { crc32 } from './crc32';
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
  /** Where its record states its sizes and where its header is. */
  readonly fields: { readonly packed: Field; readonly size: Field; readonly header: Field };
}

/** Where a number stands: of four bytes, or of eight in a file that may be larger than these tell (zip64). */
interface Field {
  readonly at: number;
  readonly wide: boolean;
}

export interface Zip {
  readonly bytes: Uint8Array;
  /** The parts by their names; of several with one name the last. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Names that several parts have, and whether all hold the same: programs differ in which of them they take. */
  readonly doubled: ReadonlyMap<string, 'alike' | 'different'>;
  /** All that the directory lists. */
  readonly listed: readonly ZipEntry[];
  readonly directory: number;
  /** Where offsets of the directory itself, and of what tells of it, are stated. */
  readonly offsets: readonly Field[];
}

/** No part that is read is larger than this when unpacked; a report's is a few megabytes. */
const LARGEST = 96 << 20;
const TRAILER = 0x06054b50,
  RECORD = 0x02014b50,
  HEADER = 0x04034b50,
  LOCATOR = 0x07064b50,
  WIDE_TRAILER = 0x06064b50,
  WIDE_FIELD = 1,
  /** Stands for a number that stands elsewhere, in eight bytes. */
  UNSTATED = 0xffffffff,
  TRAILER_SIZE = 22,
  LOCATOR_SIZE = 20,
  WIDE_SIZE = 56,
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
  const trailer = trailerOf(view);
  const { count, directory, offsets } = directoryOf(view, trailer);
  const entries = new Map<string, ZipEntry>();
  const doubled = new Map<string, 'alike' | 'different'>();
  const listed: ZipEntry[] = [];
  let at = directory;
  for (let i = 0; i < count; i++) {
    if (at + RECORD_SIZE > trailer || view.getUint32(at, true) !== RECORD) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const flags = view.getUint16(at + 8, true);
    const raw = bytes.subarray(at + RECORD_SIZE, at + RECORD_SIZE + nameLength);
    const name = new TextDecoder(flags & UTF8 ? 'utf-8' : 'latin1').decode(raw);
    const fields = fieldsOf(view, at, RECORD_SIZE + nameLength);
    const header = numberAt(view, fields.header);
    if (header + HEADER_SIZE > directory || view.getUint32(header, true) !== HEADER) throw damaged();
    const data = header + HEADER_SIZE + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const packed = numberAt(view, fields.packed);
    if (data + packed > directory) throw damaged();
    const entry: ZipEntry = {
      name,
      flags,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      size: numberAt(view, fields.size),
      header,
      data,
      record: at,
      fields,
    };
    listed.push(entry);
    // Some programs write the names with backslashes, or with a slash in front.
    const key = name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
    const other = entries.get(key);
    if (other) {
      const alike = other.crc === entry.crc && other.size === entry.size && doubled.get(key) !== 'different';
      doubled.set(key, alike ? 'alike' : 'different');
    }
    entries.set(key, entry);
    at += RECORD_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { bytes, entries, doubled, listed, directory, offsets };
}

/** Whether a zip ends a file that begins with something else: its directory stands where it ends, not where it says. */
export function isZipBehind(bytes: Uint8Array): boolean {
  if (bytes.length < TRAILER_SIZE) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trailer = lastTrailer(view);
  const directory = trailer < 0 ? -1 : trailer - view.getUint32(trailer + 12, true);
  return directory > 0 && view.getUint32(directory, true) === RECORD;
}

/** Where the record at the end of the file starts: the last thing in it but for a comment. */
function trailerOf(view: DataView): number {
  const found = lastTrailer(view);
  if (found < 0) throw damaged();
  return found;
}

function lastTrailer(view: DataView): number {
  const last = view.byteLength - TRAILER_SIZE;
  const lowest = Math.max(0, last - 0xffff);
  let found = -1;
  for (let at = last; at >= lowest; at--) {
    if (view.getUint32(at, true) !== TRAILER) continue;
    // A comment may hold what looks like the record; that has its own length to its end.
    if (at + TRAILER_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at;
    if (found < 0) found = at;
  }
  return found;
}

interface Directory extends Pick<Zip, 'directory' | 'offsets'> {
  readonly count: number;
}

/** What the end of the file tells of the directory: in four bytes a number, or in eight in a record before it. */
function directoryOf(view: DataView, trailer: number): Directory {
  const own: Field = { at: trailer + 16, wide: false };
  const locator = trailer - LOCATOR_SIZE;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR)
    return { count: view.getUint16(trailer + 10, true), directory: numberAt(view, own), offsets: [own] };
  const where: Field = { at: locator + 8, wide: true };
  const wide = numberAt(view, where);
  if (wide + WIDE_SIZE > locator || view.getUint32(wide, true) !== WIDE_TRAILER) throw damaged();
  const stated: Field = { at: wide + 48, wide: true };
  const offsets = [where, stated, ...(numberAt(view, own) === UNSTATED ? [] : [own])];
  return { count: numberAt(view, { at: wide + 32, wide: true }), directory: numberAt(view, stated), offsets };
}

/** Where a record of the directory states its numbers: those it has no room for stand in an extra field, in order. */
function fieldsOf(view: DataView, record: number, extra: number): ZipEntry['fields'] {
  let wide = extraField(view, record + extra, view.getUint16(record + 30, true));
  const field = (at: number): Field => {
    if (wide === undefined || view.getUint32(at, true) !== UNSTATED) return { at, wide: false };
    const found = { at: wide, wide: true };
    wide += 8;
    return found;
  };
  const size = field(record + 24),
    packed = field(record + 20);
  return { size, packed, header: field(record + 42) };
}

/** Where the numbers of eight bytes start in extra fields of some length. */
function extraField(view: DataView, from: number, length: number): number | undefined {
  const end = Math.min(from + length, view.byteLength);
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true))
    // A damaged one may state more numbers than it holds; none is read behind the end of the file.
    if (view.getUint16(at, true) === WIDE_FIELD && at + 4 + 3 * 8 <= view.byteLength) return at + 4;
  return undefined;
}

function numberAt(view: DataView, { at, wide }: Field): number {
  return wide ? Number(view.getBigUint64(at, true)) : view.getUint32(at, true);
}

function setNumber(view: DataView, { at, wide }: Field, value: number): void {
  if (wide) view.setBigUint64(at, BigInt(value), true);
  else view.setUint32(at, value, true);
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
  for (const other of zip.listed) if (other.header > entry.header && other.header < end) end = other.header;
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
  const name = view.getUint16(entry.header + 26, true);
  const extra = entry.header + HEADER_SIZE + name;
  const wide = extraField(view, extra, entry.data - extra);
  if (wide !== undefined && wide + 16 <= entry.data) {
    setNumber(view, { at: wide, wide: true }, content.length);
    setNumber(view, { at: wide + 8, wide: true }, packed.length);
  }
  const moved = ({ at, wide: isWide }: Field): Field => ({ at: at + shift, wide: isWide });
  const record = entry.record + shift;
  view.setUint16(record + 8, flags, true);
  view.setUint32(record + 16, crc, true);
  setNumber(view, moved(entry.fields.packed), packed.length);
  setNumber(view, moved(entry.fields.size), content.length);
  for (const { header, fields } of zip.listed)
    if (header > entry.header) setNumber(view, moved(fields.header), header + shift);
  for (const field of zip.offsets) setNumber(view, moved(field), numberAt(old, field) + shift);
  return out;
}
