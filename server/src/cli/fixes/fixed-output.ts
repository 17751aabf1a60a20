import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { marksOfUse } from '../../../../shared/src/in-use';
import type { Reason } from '../../documents/refusal';
import type { FileOutcome } from '../batch/check-file';
import type { Setting } from '../commands/command';
import type { Note } from '../terminal/problem';
import type { Source } from '../batch/sources';
import { printable } from '../../text/width';
import { ChangedMeanwhile, replaceFile } from '../../workspace/replace-file';
import { reason } from '../batch/reason';

/**
 * Puts out what fixes made of a file: writes it, prints it if it came from standard input, or prints the difference
 * only.
 * @returns whether what was to be written is written
 */
export async function putOut(
  source: Source,
  outcome: FileOutcome,
  bytes: Uint8Array,
  diff: boolean,
  { say, terminal }: Setting,
  tell: (note: Note) => void,
): Promise<boolean> {
  const { changed } = outcome;
  if (changed && !changed.bytes) {
    tell({
      path: source.path,
      kind: 'failure',
      message: say(changed.refused!.zh, changed.refused!.en),
    });
    if (source.file === undefined && !diff) terminal.out(bytes);
    return true;
  }
  if (diff) {
    if (changed) terminal.out(await difference(source.path, changed, terminal));
    return true;
  }
  if (source.file === undefined) {
    terminal.out(changed?.bytes ?? bytes);
    return true;
  }
  if (!changed?.bytes) return true;
  try {
    const why = inUse(source.file);
    if (why) {
      tell({ path: source.path, kind: 'failure', message: say(why.zh, why.en) });
      return false;
    }
    replaceFile(source.file, bytes, changed.bytes);
    return true;
  } catch (error) {
    const message =
      error instanceof ChangedMeanwhile
        ? say(
            '检查期间文件被改动，未写入；请再运行一次',
            'was changed while it was checked, and is left as it is; run again',
          )
        : say(`写不了：${reason(error, say)}`, `cannot be written: ${reason(error, say)}`);
    tell({ path: source.path, kind: 'failure', message });
    return false;
  }
}

/** A unified diff that `patch -p1` and `git apply` take. */
async function difference(
  path: string,
  { before, after, bom }: NonNullable<FileOutcome['changed']>,
  { color, tty }: Setting['terminal'],
): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const mark = bom ? '\ufeff' : '';
  const name = path.replace(/^\/+/, '');
  const made = createTwoFilesPatch('a', 'b', mark + before, mark + after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  }).replace(/^--- a\n\+\+\+ b\n/, () => `--- ${quoted(`a/${name}`)}\n+++ ${quoted(`b/${name}`)}\n`);
  // A program that takes the patch needs it as it is; a person is shown what is in it.
  const patch = tty ? made.split('\n').map(printable).join('\n') : made;
  if (!color) return patch;
  const { createColors } = (await import('picocolors')).default;
  const paint = createColors(true);
  return patch
    .split('\n')
    .map((line) =>
      /^(?:---|\+\+\+)/.test(line)
        ? paint.bold(line)
        : line.startsWith('+')
          ? paint.green(line)
          : line.startsWith('-')
            ? paint.red(line)
            : line.startsWith('@@')
              ? paint.cyan(line)
              : line,
    )
    .join('\n');
}

/** Why a file had better not be written: another program has it open. */
function inUse(file: string): Reason | undefined {
  const target = realpathSync(file);
  const name = basename(target);
  if (!/\.doc[xm]$/i.test(name)) return undefined;
  return marksOfUse(name).some((m) => existsSync(join(dirname(target), m)))
    ? {
        zh: '文件正在 Word（或 WPS、LibreOffice）中打开，未写入；请先在那里关闭它',
        en: 'the file is open in Word (or WPS, LibreOffice) and is not written; close it there first',
      }
    : undefined;
}

/** A file's name in a patch: one with characters that would end or break its line is quoted as git quotes it. */
function quoted(name: string): string {
  // A tab ends a name with a space in it, as git writes it: patch takes what is behind a space for a date.
  if (!/[\u0000-\u001f\u007f"\\]/.test(name) && printable(name) === name)
    return name.includes(' ') ? `${name}\t` : name;
  const bytes = Array.from(Buffer.from(name), (byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    if (byte < 0x20 || byte >= 0x7f) return `\\${byte.toString(8).padStart(3, '0')}`;
    return String.fromCharCode(byte);
  });
  return `"${bytes.join('')}"`;
}
