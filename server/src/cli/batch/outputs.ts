import { closeSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Arguments } from '../arguments/arguments';
import type { Say } from '../terminal/language';
import { Problem, suggest } from '../terminal/problem';
import { reason } from './reason';
import type { Source } from './sources';

/** A format, and the file it is written to; undefined for standard output. */
export interface Target {
  readonly format: string;
  readonly file: string | undefined;
}

/**
 * Which formats a run prints, and where each goes: those of `--format` to standard output unless an `--output` takes
 * them away, those that only an `--output` names to its file.
 * @throws Problem where two would share a place or one has none
 */
export function targetsOf(args: Arguments, known: readonly string[]): readonly Target[] {
  const asked = [...new Set(args.values('format'))];
  const files = new Map<string, string>();
  for (const output of args.values('output')) {
    const at = output.indexOf('=');
    const named = at > 0 && known.includes(output.slice(0, at)) ? output.slice(0, at) : undefined;
    if (!named && at > 0) rejectMisspelt(output.slice(0, at), known);
    if (!named && asked.length > 1)
      throw new Problem(
        `要输出几种格式时，请写明 ${output} 是哪一种：--output 格式=${output}`,
        `With several formats, say which one goes to ${output}: --output FORMAT=${output}`,
      );
    const format = named ?? asked[0] ?? 'pretty';
    const file = named ? output.slice(at + 1) : output;
    if (file === '') throw new Problem(`--output ${output} 缺少文件名`, `--output ${output} names no file`);
    if (files.has(format))
      throw new Problem(`格式 ${format} 指定了两个文件，请去掉其一`, `Format ${format} has two files; leave one out`);
    files.set(format, file);
  }
  const formats = [...new Set([...asked, ...files.keys()])];
  if (formats.length === 0) return [{ format: 'pretty', file: undefined }];
  const targets = formats.map((format) => ({ format, file: files.get(format) }));
  rejectShared(targets);
  return targets;
}

/** What stands before `=` is part of a file's name, unless it looks like a format. */
function rejectMisspelt(format: string, known: readonly string[]): void {
  const meant = suggest(format, known);
  if (/^[a-z]+$/i.test(format) && meant.en !== '')
    throw new Problem(`没有格式 ${format}${meant.zh}`, `There is no format ${format}${meant.en}`);
}

function rejectShared(targets: readonly Target[]): void {
  const printed = targets.filter((t) => t.file === undefined).map((t) => t.format);
  if (printed.length > 1)
    throw new Problem(
      `只有一种格式可以输出到屏幕，${printed.join('、')} 中其余的请用 --output 格式=文件 指定文件`,
      `Only one format can go to standard output; give files to the others of ${printed.join(', ')} by --output ` +
        'FORMAT=FILE',
    );
  const paths = targets.flatMap((t) => (t.file === undefined ? [] : [resolve(t.file)]));
  const twice = paths.find((p, i) => paths.indexOf(p) !== i);
  if (twice !== undefined)
    throw new Problem(`两种格式不能写入同一个文件 ${twice}`, `Two formats cannot go to the same file ${twice}`);
}

/** A file that is written bit by bit beside its place, and moved there when all is written. */
export class OutputFile {
  private readonly fd: number;
  private readonly target: string;
  /** Where it is written meanwhile; undefined for what is no plain file, such as a pipe. */
  private readonly fresh: string | undefined;
  private open = true;

  /** @throws Problem where it cannot be written, or is one of the files to be checked */
  constructor(
    readonly file: string,
    sources: readonly Source[],
    private readonly say: Say,
    option = '--output',
  ) {
    const path = resolve(file);
    // What a link of the system's own leads to, as /dev/stdout does, is no path.
    this.target = isPlain(path) ? realPath(path) : path;
    if (sources.some((s) => s.file !== undefined && realPath(s.file) === this.target))
      throw new Problem(
        `${option} 的 ${file} 也是要检查的文件，请另取一个文件名`,
        `${option} ${file} is one of the files to be checked; choose another name`,
      );
    try {
      mkdirSync(dirname(this.target), { recursive: true });
      this.fresh = isPlain(this.target)
        ? join(dirname(this.target), `.${basename(this.target)}.gouji-${process.pid}`)
        : undefined;
      this.fd = openSync(this.fresh ?? this.target, 'w');
    } catch (error) {
      throw this.problem(error);
    }
  }

  write(text: string | Uint8Array): void {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.fd, bytes, at);
    } catch (error) {
      throw this.problem(error);
    }
  }

  /** All is written. */
  end(): void {
    try {
      this.close();
      if (this.fresh !== undefined) renameSync(this.fresh, this.target);
    } catch (error) {
      throw this.problem(error);
    }
  }

  /** Leaves nothing behind, where it was not ended. */
  drop(): void {
    if (!this.open) return;
    this.close();
    if (this.fresh !== undefined) rmSync(this.fresh, { force: true });
  }

  private close(): void {
    this.open = false;
    closeSync(this.fd);
  }

  private problem(error: unknown): Problem {
    const why = reason(error, this.say);
    return new Problem(`${this.file} 写不了：${why}`, `${this.file} cannot be written: ${why}`);
  }
}

function isPlain(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
