import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import {
  baselineText,
  knownKeys,
  readBaseline,
  withoutStale,
  type KnownFinding,
  type KnownKeys,
} from '../../workspace/baseline';
import type { Arguments } from '../arguments/arguments';
import type { Say } from '../terminal/language';
import { Problem } from '../terminal/problem';
import type { FileOutcome } from './check-file';
import { OutputFile } from './outputs';
import { readSource } from './read-source';
import { UNNAMED, type Source } from './sources';

/** The baseline a run goes by, and the one it writes. */
export class RunBaseline {
  private readonly known = new Map<string, KnownFinding[]>();
  private readonly checked = new Map<string, readonly string[]>();
  private readonly fresh: KnownFinding[] = [];

  private constructor(
    private readonly file: string | undefined,
    private readonly written: string | undefined,
    private readonly prune: boolean,
    private readonly say: Say,
  ) {
    if (file === undefined) return;
    for (const entry of read(file, say)) {
      const path = resolve(dirname(file), entry.path);
      this.known.set(path, [...(this.known.get(path) ?? []), entry]);
    }
  }

  /**
   * @returns undefined where none is asked for
   * @throws Problem where it cannot be read, or options contradict each other
   */
  static of(args: Arguments, say: Say): RunBaseline | undefined {
    const file = args.value('baseline'),
      written = args.value('write-baseline');
    if (file !== undefined && written !== undefined)
      throw new Problem(
        '--baseline 与 --write-baseline 不能同用，请去掉其一',
        '--baseline and --write-baseline exclude each other; leave one of them out',
      );
    if (args.has('prune-baseline') && file === undefined)
      throw new Problem('--prune-baseline 要与 --baseline 同用', '--prune-baseline goes with --baseline');
    if (file === undefined && written === undefined) return undefined;
    return new RunBaseline(file, written, args.has('prune-baseline'), say);
  }

  /** Whether this run makes a baseline: then nothing it finds fails it. */
  get writes(): boolean {
    return this.written !== undefined;
  }

  /** What is known of a file. */
  keysOf(source: Source): KnownKeys | undefined {
    const file = fileOf(source);
    const known = file === undefined ? undefined : this.known.get(file);
    return known && knownKeys(known);
  }

  add(source: Source, { read: isRead, told }: FileOutcome): void {
    const file = fileOf(source);
    if (file === undefined || !isRead) return;
    this.checked.set(
      file,
      told.map((t) => t.key),
    );
    if (this.written === undefined) return;
    const path = relative(dirname(resolve(this.written)), file)
      .split(sep)
      .join('/');
    const entries = new Map<string, KnownFinding>();
    for (const { rule, fact, key } of told)
      entries.set(key, { path, rule, fact, key, count: (entries.get(key)?.count ?? 0) + 1 });
    for (const entry of entries.values()) this.fresh.push(entry);
  }

  /** Writes what is to be written, and gives what is to be said. */
  end(sources: readonly Source[]): string | undefined {
    if (this.written !== undefined) {
      write(new OutputFile(this.written, sources, this.say, '--write-baseline'), this.fresh);
      const n = this.fresh.reduce((sum, f) => sum + f.count, 0);
      return this.say(
        `基线 ${this.written} 记下 ${n} 处发现`,
        `baseline ${this.written}: ${countOf(n)} ${n === 1 ? 'is' : 'are'} known now`,
      );
    }
    const { left, stale } = this.rest();
    if (stale === 0) return undefined;
    if (!this.prune)
      return this.say(
        `基线 ${this.file} 中有 ${stale} 处已不存在；加 --prune-baseline 可删去`,
        `baseline ${this.file}: ${countOf(stale)} ${stale === 1 ? 'is' : 'are'} gone; --prune-baseline takes them out`,
      );
    write(new OutputFile(this.file!, sources, this.say, '--baseline'), left);
    return this.say(
      `已从基线 ${this.file} 删去 ${stale} 处`,
      `baseline ${this.file}: ${countOf(stale)} that ${stale === 1 ? 'is gone was' : 'are gone were'} taken out`,
    );
  }

  /** Of files that were not looked at, what is known stays, unless they are gone. */
  private rest(): { readonly left: KnownFinding[]; readonly stale: number } {
    const left: KnownFinding[] = [];
    let stale = 0;
    for (const [path, known] of this.known) {
      const found = this.checked.get(path) ?? (existsSync(path) ? undefined : []);
      const rest = found ? withoutStale(known, found) : { left: known, stale: 0 };
      for (const entry of rest.left) left.push(entry);
      stale += rest.stale;
    }
    return { left, stale };
  }
}

/** The file that a text is taken for; standard input is what its name says. */
function fileOf({ file, path }: Source): string | undefined {
  return file ?? (path === UNNAMED ? undefined : resolve(path));
}

const countOf = (n: number): string => (n === 1 ? '1 finding' : `${n} findings`);

function read(file: string, say: Say): readonly KnownFinding[] {
  const bytes = readSource({ path: file, file: resolve(file), named: true }, say);
  if (!(bytes instanceof Uint8Array))
    throw new Problem(`基线 ${file}：${bytes.message}`, `baseline ${file}: ${bytes.message}`);
  const baseline = readBaseline(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  if (!baseline)
    throw new Problem(
      `${file} 不是基线文件；可用 --write-baseline 重新生成`,
      `${file} is no baseline; --write-baseline makes a new one`,
    );
  return baseline.findings;
}

function write(out: OutputFile, findings: readonly KnownFinding[]): void {
  try {
    out.write(baselineText(findings));
    out.end();
  } finally {
    out.drop();
  }
}
