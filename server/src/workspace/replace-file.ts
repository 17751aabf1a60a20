import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';

/** Somebody has written the file since it was read; what is theirs is not taken away. */
export class ChangedMeanwhile extends Error {}

const PERMISSIONS = 0o7777;

/**
 * Puts other bytes into a file that holds those that were read from it. They are written beside it and moved into its
 * place, so that it is never half written; where that would part it from its other names, or from its owner, it is
 * written where it is.
 * @throws ChangedMeanwhile if it holds something else by now, and whatever the system has against it
 */
export function replaceFile(file: string, read: Uint8Array, bytes: Uint8Array): void {
  const target = realpathSync(file);
  accessSync(target, constants.W_OK);
  const fd = openSync(target, constants.O_RDWR);
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw Object.assign(new Error('not a file'), { code: 'EINVAL' });
    if (Buffer.compare(readFileSync(fd), read) !== 0) throw new ChangedMeanwhile();
    if (stat.nlink > 1 || !moveInto(target, stat, bytes)) writeInPlace(fd, read, bytes);
  } finally {
    closeSync(fd);
  }
}

/** Returns false where the new file cannot be given to the owner of the old one. */
function moveInto(target: string, stat: Stats, bytes: Uint8Array): boolean {
  // A name of its own, and a short one: the file's may be as long as the system allows.
  const fresh = join(dirname(target), `.gouji-${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  let moved = false;
  // Nobody but its maker reads it until it is as open as the old one.
  const fd = openNew(fresh);
  if (fd === undefined) return false;
  try {
    writeAll(fd, bytes);
    moved = takesOver(fd, stat);
    if (moved) {
      fsyncSync(fd);
      renameSync(fresh, target);
    }
  } catch (error) {
    moved = false;
    throw error;
  } finally {
    closeSync(fd);
    if (!moved) rmSync(fresh, { force: true });
  }
  return moved;
}

/** Undefined where nothing may be made in the folder, although the file itself may be written. */
function openNew(fresh: string): number | undefined {
  try {
    return openSync(fresh, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return undefined;
    throw error;
  }
}

/**
 * Gives a new file owner, group and permissions of the old one, in this order: a change of owner takes some of them
 * away.
 */
function takesOver(fd: number, { uid, gid, mode }: Stats): boolean {
  const own = fstatSync(fd);
  try {
    if (own.uid !== uid || own.gid !== gid) fchownSync(fd, uid, gid);
  } catch {
    return false;
  }
  fchmodSync(fd, mode & PERMISSIONS);
  return true;
}

/** Writes a file where it is; if that fails half way, what it held is put back. */
function writeInPlace(fd: number, read: Uint8Array, bytes: Uint8Array): void {
  try {
    fill(fd, bytes);
  } catch (error) {
    fill(fd, read);
    throw error;
  }
}

function fill(fd: number, bytes: Uint8Array): void {
  writeAll(fd, bytes, 0);
  ftruncateSync(fd, bytes.length);
  fsyncSync(fd);
}

function writeAll(fd: number, bytes: Uint8Array, position?: number): void {
  for (let at = 0; at < bytes.length;)
    at += writeSync(fd, bytes, at, bytes.length - at, position === undefined ? null : position + at);
}
