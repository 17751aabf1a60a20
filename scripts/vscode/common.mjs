// Small things every script of this folder needs: where things are, finding and running programs, cleaning up.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** Git-ignored; holds what is fetched, kept across runs. */
export const cache = join(root, '.vscode-test');

/** The full path of the first of these programs on PATH, or undefined. */
export function which(...names) {
  for (const name of names) {
    for (const dir of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(dir, name);
      if (isExecutable(file)) return file;
    }
  }
}

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program and throws with all it said when it fails: quiet as long as things go well. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  if (done.error) throw done.error;
  if (done.status !== 0)
    throw new Error(
      `${command} ${args.join(' ')} failed (${done.status ?? done.signal})\n${done.stdout}${done.stderr}`,
    );
  return done.stdout;
}

export const readJson = (file, fallback) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return fallback;
  }
};

export const remove = (path) => rmSync(path, { recursive: true, force: true, maxRetries: 3 });

const cleanups = new Set();
let hooked = false;

/** Calls `fn` (synchronous) when this process ends, however it ends; returns a function that calls it now instead. */
export function atExit(fn) {
  cleanups.add(fn);
  if (!hooked) {
    hooked = true;
    process.on('exit', () => {
      for (const f of cleanups) f();
    });
    // Without these the default action ends the process and no 'exit' handler runs.
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ])
      process.on(signal, () => process.exit(code));
  }
  return () => {
    if (cleanups.delete(fn)) fn();
  };
}
