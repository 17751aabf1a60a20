import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';

// A link or a pipe that somebody put in the place of a file is not followed. Windows has neither flag.
export const PLAIN = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Makes a folder and those above it, for this user alone: reports may hold what is not for everybody. */
export function makeFolder(folder: string): void {
  // Node's own `recursive` never ends where a folder is there and nothing can be made in it, as below /proc.
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const above = dirname(folder);
    if (code !== 'ENOENT' || above === folder || existsSync(above)) throw error;
    makeFolder(above);
    makeFolder(folder);
  }
}

const READ_BY_OTHERS = 0o077,
  WRITTEN_BY_OTHERS = 0o022;

/** @throws unless it is a file, the user's, and nobody else's to read or write: what others can write says nothing. */
export function own(fd: number): { readonly size: number; readonly mtimeMs: number } {
  const stat = fstatSync(fd);
  if (!stat.isFile() || !isOurs(stat, READ_BY_OTHERS)) throw notPrivate('not a file of this user alone');
  return stat;
}

/** @throws where others can put something into the folder, or take something out. */
export function ownFolder(folder: string): void {
  if (!isOurs(statSync(folder), WRITTEN_BY_OTHERS)) throw notPrivate('others can write to the folder');
}

function isOurs({ uid, mode }: Stats, barred: number): boolean {
  // Windows knows neither.
  return !process.getuid || (uid === process.getuid() && (mode & barred) === 0);
}

const notPrivate = (message: string) => Object.assign(new Error(message), { code: 'EACCES' });

export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}

/** Reads until the buffer is full or the file ends; what was read. */
export function fill(fd: number, into: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  let at = 0;
  for (let n = -1; at < into.length && n !== 0; at += n) n = readSync(fd, into, at, into.length - at, null);
  return into.subarray(0, at);
}

/**
 * The bytes of a file of this user alone, in a folder that nobody else can write to.
 * @throws if it is none, or cannot
 * be read
 */
export function readPrivate(file: string, most: number): Buffer {
  const fd = openSync(file, constants.O_RDONLY | PLAIN);
  try {
    ownFolder(dirname(file));
    const { size } = own(fd);
    return fill(fd, Buffer.allocUnsafeSlow(Math.min(size, most)));
  } finally {
    closeSync(fd);
  }
}

/**
 * Puts a file of this user alone in its place in one step.
 * @throws if it cannot be written; nothing half-written is
 * left
 */
export function writePrivate(file: string, ...parts: readonly Uint8Array[]): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const fd = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      for (const part of parts) writeAll(fd, part);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, file);
  } catch (error) {
    try {
      unlinkSync(temporary);
    } catch {
      /* it was not made */
    }
    throw error;
  }
}
