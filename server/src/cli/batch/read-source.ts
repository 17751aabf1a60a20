import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { MAX_FILE_SIZE } from '../../../../shared/src/defaults';
import type { Say } from '../terminal/language';
import type { Note } from '../terminal/problem';
import { reason } from './reason';
import type { Source } from './sources';

/** Bytes of a megabyte as the setting counts them. */
const MEGABYTE = 1 << 20;
const CHUNK = 1 << 16;
// A file can be another by the time it is opened; a pipe must not hold us up. Windows has no such flag.
const NO_WAITING = constants.O_NONBLOCK ?? 0;

class TooLarge extends Error {}

/** The bytes of a source, or why they cannot be had. Nothing beyond the limit in megabytes is read. */
export function readSource(source: Source, say: Say, limit = MAX_FILE_SIZE): Uint8Array | Note {
  try {
    return source.file === undefined ? readInput(limit * MEGABYTE) : readFile(source.file, limit * MEGABYTE);
  } catch (error) {
    const message =
      error instanceof TooLarge
        ? say(
            `大于 ${limit} MB，未读取；上限可由设置 maxFileSize 改变`,
            `is larger than ${limit} MB, not read; the setting maxFileSize changes that`,
          )
        : reason(error, say, source.path);
    return { path: source.path, kind: 'failure', message };
  }
}

function readFile(file: string, most: number): Uint8Array {
  const handedOver = /^\/(?:dev|proc\/self)\/fd\/\d+$/.test(file);
  const fd = openSync(file, constants.O_RDONLY | (handedOver ? 0 : NO_WAITING));
  try {
    const stat = fstatSync(fd);
    if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!stat.isFile() && !(handedOver && stat.isFIFO())) throw Object.assign(new Error(), { code: 'EINVAL' });
    if (stat.size > most) throw new TooLarge();
    // The size is what the file says; some, as those of /proc, say 0 and hold something.
    return stat.size > 0 ? readWhole(fd, stat.size, most) : drain(fd, most);
  } finally {
    closeSync(fd);
  }
}

function readWhole(fd: number, size: number, most: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (let n = -1; at < size && n !== 0; at += n) n = readSync(fd, bytes, at, size - at, null);
  if (at < size) return bytes.subarray(0, at);
  // It may have grown since.
  const more = drain(fd, most - size);
  return more.length === 0 ? bytes : Buffer.concat([bytes, more]);
}

let input: Uint8Array | undefined;

/** Standard input to its end, read once. */
function readInput(most: number): Uint8Array {
  return (input ??= drain(0, most));
}

function drain(fd: number, most: number): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    try {
      const n = readSync(fd, chunk);
      if (n === 0) break;
      chunks.push(chunk.subarray(0, n));
      length += n;
      if (length > most) throw new TooLarge();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says so at the end of a pipe; a pipe that does not block says to come again.
      if (code === 'EOF') break;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return Buffer.concat(chunks);
}
