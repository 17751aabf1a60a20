import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { buildId } from './build-id';
import { cacheFolder } from './folder';
import { makeFolder, readPrivate, writePrivate } from './private-files';

/** Bytes of the check that stands before the code: V8 takes what it is handed for whole. */
const CHECK = 4;
const MOST = 32 << 20;

/** A program as it stands in one file, run from the code that V8 made of it in a run before. */
export interface Program<Exports> {
  readonly exports: Exports;
  /** Whether the code was there. */
  readonly wasKept: boolean;
  /** Keeps the code that V8 has by now, unless this run began from what was kept. Nothing here throws. */
  keep(): void;
}

/**
 * Runs a CommonJS bundle of this build. Parsing and compiling are most of a short run; on a Node that has no
 * `module.enableCompileCache` of its own this does the same. What is kept holds nothing of any report.
 * @param file the bundle
 * @param build names the bundle's content: code of another one is never run
 * @param env NODE_DISABLE_COMPILE_CACHE switches it off, as it does Node's own
 */
export function runCompiled<Exports>(file: string, env: NodeJS.ProcessEnv, build = buildId): Program<Exports> {
  const source = readFileSync(file, 'utf8');
  const place = placeOf(build, env);
  const cachedData = place && kept(place);
  const script = new Script(Module.wrap(source), { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...args: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  const wasKept = cachedData !== undefined && script.cachedDataRejected === false;
  return {
    exports: module.exports as Exports,
    wasKept,
    keep() {
      if (place && !wasKept) put(place, script.createCachedData());
    },
  };
}

function placeOf(build: string, env: NodeJS.ProcessEnv): string | undefined {
  const folder =
    build === '' || env['NODE_DISABLE_COMPILE_CACHE'] ? undefined : cacheFolder(undefined, env, process.platform);
  return folder && join(folder, `gouji-${build}.code`);
}

function kept(place: string): Buffer | undefined {
  try {
    const bytes = readPrivate(place, MOST);
    const code = bytes.subarray(CHECK);
    return bytes.length > CHECK && bytes.readUInt32LE() === crc32(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function put(place: string, code: Buffer): void {
  const check = Buffer.alloc(CHECK);
  check.writeUInt32LE(crc32(code));
  try {
    makeFolder(dirname(place));
    writePrivate(place, check, code);
  } catch {
    /* what cannot be kept is compiled again */
  }
}
