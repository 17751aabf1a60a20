import { fstatSync, writeSync } from 'node:fs';
import { printable, printablePath } from '../../text/width';
import { NEXT_FAULT } from './problem';

/** Where output goes. Written at once, so that nothing is lost when the process ends. */
export interface Terminal {
  out(text: string | Uint8Array): void;
  err(text: string | Uint8Array): void;
  /** A line on standard error, about a file where one is named. */
  note(message: string, path?: string): void;
  /** Whether whoever read standard output has gone: what is put out from then on is for nobody. */
  readonly closed: boolean;
  /** Whether standard output is a terminal. */
  readonly tty: boolean;
  /** Whether to colour what goes to standard output. */
  readonly color: boolean;
  /** Columns to use. */
  readonly width: number;
}

/** The output could not be written; the reason is that of the system. */
export class OutputLost extends Error {
  override readonly name = 'GoujiOutputLost';
  constructor(override readonly cause: unknown) {
    super('output lost');
  }
}

/** Whether something thrown is an OutputLost, in whichever bundle it was made. */
export function isOutputLost(error: unknown): error is OutputLost {
  return error instanceof Error && error.name === 'GoujiOutputLost';
}

const DEFAULT_WIDTH = 100;

/** What `--color` says; the environment counts where it says `auto`. */
export type ColorChoice = 'auto' | 'always' | 'never';

export function terminal(choice: ColorChoice, env: NodeJS.ProcessEnv): Terminal {
  const tty = isTerminal(1);
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== '';
  const wanted = !env['NO_COLOR'] && (forced || (tty && env['TERM'] !== 'dumb'));
  let closed = false;
  const out = (text: string | Uint8Array) => {
    if (!closed && !write(1, text)) closed = true;
  };
  const err = (text: string | Uint8Array) => {
    try {
      write(2, text);
    } catch {
      /* there is nowhere left to say so */
    }
  };
  return {
    out,
    err,
    note: (message, path) => {
      const about = path === undefined ? '' : `${printablePath(path)}: `;
      const lines = message.split(NEXT_FAULT).map(printable);
      err(`gouji: ${about}${lines.join(NEXT_FAULT)}\n`);
    },
    get closed() {
      return closed;
    },
    tty,
    color: choice === 'auto' ? wanted : choice === 'always',
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

/** Returns false where nobody reads what is written. */
function write(fd: number, text: string | Uint8Array): boolean {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A pipe that is full for now and does not block: wait for its reader.
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else if (code === 'EPIPE' || code === 'EOF') return false;
      else throw new OutputLost(error);
    }
  }
  return true;
}
