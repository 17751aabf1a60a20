import { realpathSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** What a key needs to know of the system. */
export interface System {
  readonly platform: NodeJS.Platform;
  /** A path with its links followed; throws where there is nothing at the path. */
  realPath(path: string): string;
}

const ours: System = { platform: process.platform, realPath: (path) => realpathSync.native(path) };

/**
 * One name for a file, however its address is written: escapes and the drive's colon or case aside, with its links
 * followed, and in one case where the system makes no difference. Two addresses with one key are one file.
 */
export function fileKey(uri: string, system: System = ours): string {
  const path = documentPath(uri, system.platform);
  if (path === undefined) return decoded(uri);
  const real = resolved(path, system);
  const own = system.platform === 'win32' ? real.replaceAll('\\', '/') : real;
  const folds = system.platform === 'win32' || system.platform === 'darwin';
  return `file:${folds ? own.normalize('NFC').toLowerCase() : own}`;
}

/** The path a `file:` address stands for on this system; undefined for any other address. */
export function filePath(uri: string, platform: NodeJS.Platform = process.platform): string | undefined {
  const m = /^file:(?:\/\/([^/?#]*))?(\/[^?#]*)/i.exec(uri);
  if (!m) return undefined;
  const path = decoded(m[2]!);
  const host = m[1] === undefined || m[1].toLowerCase() === 'localhost' ? '' : decoded(m[1]);
  if (path.includes('\0')) return undefined;
  const drive = /^\/([A-Za-z]):/.exec(path);
  if (platform !== 'win32') {
    const own = posix.normalize(drive ? `/${drive[1]!.toLowerCase()}${path.slice(2)}` : path);
    return own.length > 1 ? own.replace(/\/$/, '') : own;
  }
  const own = drive ? `${drive[1]!.toUpperCase()}${path.slice(2)}` : host === '' ? path : `//${host}${path}`;
  return win32.normalize(own);
}

/**
 * The path of the file that a document's text is in: of the text of a document that is no text file, that of the
 * document.
 */
export function documentPath(uri: string, platform?: NodeJS.Platform): string | undefined {
  return filePath(uri.replace(/^gouji-(?:word|pdf|text):(?:\/\/)?(?=\/[^?]*\?file$)/i, 'file://'), platform);
}

/** With its links followed; of what is not there, those of the nearest folder that is. */
function resolved(path: string, system: System): string {
  const { dirname, basename, join } = system.platform === 'win32' ? win32 : posix;
  const gone: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    try {
      return join(system.realPath(at), ...gone);
    } catch {
      if (dirname(at) === at) return path;
      gone.unshift(basename(at));
    }
  }
}

/** An address with a bare percent sign stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
