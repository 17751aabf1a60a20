import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileOutcome } from '../batch/check-file';
import type { Setting } from '../commands/command';
import type { Note } from '../terminal/problem';
import { reason, type Source } from '../batch/sources';
import type { Reason } from '../../documents/refusal';

/** Puts out what fixes made of a file: writes it, prints it if it came from standard input, or prints the difference only. */
export async function putOut(
  source: Source,
  outcome: FileOutcome,
  bytes: Uint8Array,
  diff: boolean,
  { say, terminal }: Setting,
  tell: (note: Note) => void,
): Promise<void> {
  const { changed } = outcome;
  if (changed && !changed.bytes) {
    tell({
      path: source.path,
      kind: 'failure',
      message: say(changed.refused!.zh, changed.refused!.en),
    });
    if (source.file === undefined && !diff) terminal.out(bytes);
    return;
  }
  if (diff) {
    if (changed) terminal.out(await difference(source.path, changed, terminal.color));
  } else if (source.file === undefined) terminal.out(changed?.bytes ?? bytes);
  else if (changed?.bytes) {
    try {
      const why = inUse(source.file, bytes);
      if (why) tell({ path: source.path, kind: 'failure', message: say(why.zh, why.en) });
      else replaceFile(source.file, changed.bytes);
    } catch (error) {
      tell({
        path: source.path,
        kind: 'failure',
        message: say(`写不了：${reason(error, say)}`, `cannot be written: ${reason(error, say)}`),
      });
    }
  }
}

/** Why a file had better not be written: it was changed since it was read, or another program has it open. */
function inUse(file: string, read: Uint8Array): Reason | undefined {
  const target = realpathSync(file);
  if (!readFileSync(target).equals(read))
    return {
      zh: '读取之后文件又有改动，未写入；请再检查一次',
      en: 'the file was changed since it was read and is not written; check it again',
    };
  const name = basename(target);
  if (!/\.doc[xm]$/i.test(name)) return undefined;
  // Word leaves out the first letters of a long name.
  const marks = [`~$${name}`, `~$${name.slice(1)}`, `~$${name.slice(2)}`, `.~lock.${name}#`];
  return marks.some((m) => existsSync(join(dirname(target), m)))
    ? {
        zh: '文件正在 Word（或 WPS、LibreOffice）中打开，未写入；请先在那里关闭它',
        en: 'the file is open in Word (or WPS, LibreOffice) and is not written; close it there first',
      }
    : undefined;
}

/** Writes beside the file and moves into place, so that it is never half written. */
function replaceFile(file: string, bytes: Uint8Array): void {
  const target = realpathSync(file);
  accessSync(target, constants.W_OK);
  const fresh = join(dirname(target), `.${basename(target)}.gouji-${process.pid}`);
  try {
    writeFileSync(fresh, bytes, { flag: 'wx' });
    chmodSync(fresh, statSync(target).mode);
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** A unified diff that `patch -p1` and `git apply` take. */
async function difference(
  path: string,
  { before, after, bom }: NonNullable<FileOutcome['changed']>,
  color: boolean,
): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const mark = bom ? '\ufeff' : '';
  const name = path.replace(/^\/+/, '');
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, mark + before, mark + after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
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
