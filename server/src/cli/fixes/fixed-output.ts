import { accessSync, chmodSync, constants, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileOutcome } from '../batch/check-file';
import type { Setting } from '../commands/command';
import type { Note } from '../terminal/problem';
import { reason, type Source } from '../batch/sources';

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
      replaceFile(source.file, changed.bytes);
    } catch (error) {
      tell({
        path: source.path,
        kind: 'failure',
        message: say(`写不了：${reason(error, say)}`, `cannot be written: ${reason(error, say)}`),
      });
    }
  }
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
