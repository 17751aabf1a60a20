import { fstatSync, writeSync } from 'node:fs';

/** Where output goes. Written at once, so that nothing is lost when the process ends. */
export interface Terminal {
  out(text: string | Uint8Array): void;
  err(text: string | Uint8Array): void;
  /** Whether to colour what goes to standard output. */
  readonly color: boolean;
  /** Columns to use. */
  readonly width: number;
}

/** Ends the process without a word: whoever read our output has gone away. */
export class BrokenPipe extends Error {
  override readonly name = 'GoujiBrokenPipe';
}

/** Whether something thrown is a BrokenPipe, in whichever bundle it was made. */
export function isBrokenPipe(error: unknown): error is BrokenPipe {
  return error instanceof Error && error.name === 'GoujiBrokenPipe';
}

const DEFAULT_WIDTH = 100;

export function terminal(noColor: boolean, env: NodeJS.ProcessEnv): Terminal {
  const tty = isTerminal(1);
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== '';
  return {
    out: (text) => write(1, text),
    err: (text) => write(2, text),
    color: !noColor && !env['NO_COLOR'] && (forced || (tty && env['TERM'] !== 'dumb')),
    width: Math.max(40, (tty && process.stdout.columns) || DEFAULT_WIDTH),
  };
}

/** Whether standard output (1) or error (2) is a screen that can move its cursor. */
export function isScreen(fd: 1 | 2): boolean {
  return isTerminal(fd) && process.env['TERM'] !== 'dumb';
}

/** Whether an output is a terminal. Node's own answer loads much that a file or pipe does not need. */
function isTerminal(fd: 1 | 2): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && (fd === 1 ? process.stdout : process.stderr).isTTY;
  } catch {
    return false;
  }
}

function write(fd: number, text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A pipe that is full for now and does not block: wait for its reader.
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else if (code === 'EPIPE' || code === 'EOF') throw new BrokenPipe();
      else throw error;
    }
  }
}
