import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, statSync } from 'node:fs';
import { fill } from './private-files';

/** A hash that tells contents apart. */
export function digest(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/** What nearly every report fits into: read at once, into the same memory each time. */
const ROOM = 1 << 20;
let room: Buffer<ArrayBuffer> | undefined;

/** The {@link digest} of a file's content; undefined if it cannot be had, or could not be read once more. */
export function digestOfFile(file: string): string | undefined {
  let fd: number | undefined;
  try {
    const stat = statSync(file);
    // What a pipe gives is gone once it was read, and its writer with it once it was opened.
    if (!stat.isFile()) return undefined;
    fd = openSync(file, 'r');
    room ??= Buffer.allocUnsafeSlow(ROOM);
    // Where the size is known, nobody need ask for more to learn that there is none.
    if (stat.size > 0 && stat.size <= ROOM) return digest(fill(fd, room.subarray(0, stat.size)));
    const long = createHash('sha256');
    for (let part = fill(fd, room); part.length > 0; part = fill(fd, room)) long.update(part);
    return long.digest('hex');
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
