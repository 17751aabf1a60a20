import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { layoutNamed, type PrintOptions } from '../support/layouts/index';
import { cleanReport, renameRow, setFigure, type ReportSpec } from '../support/report';

/** The built command line, run as users run it. */
export const CLI = resolve('dist/cli.js');

// What runs of the tests keep is never met by a run of the user's, nor by that of another process; it goes when this
// one ends.
const cache = join(tmpdir(), `gouji-cli-cache-${process.pid}`);
process.on('exit', () => rmSync(cache, { recursive: true, force: true }));

/** What the command line gets from the environment: nothing but this. */
export function environment(env: RunOptions['env'] = {}): NodeJS.ProcessEnv {
  // A safe fix that changes a figure is an error here, as nowhere else.
  return { PATH: process.env['PATH'], LANG: 'en_US.UTF-8', GOUJI_STRICT_FIXES: '1', GOUJI_CACHE_DIR: cache, ...env };
}

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cli?: string;
}

export function gouji(args: readonly string[], { input = '', cwd, env = {}, cli = CLI }: RunOptions = {}): Run {
  const r = spawnSync(process.execPath, [cli, ...args], {
    input,
    cwd,
    maxBuffer: 1 << 28,
    timeout: 60_000,
    env: environment(env),
  });
  return { status: r.status, out: r.stdout.toString(), err: r.stderr.toString() };
}

/** A folder of files that goes away again; without content a folder is made. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'gouji-cli-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const file = join(this.path, name);
    if (name.endsWith('/')) {
      mkdirSync(file, { recursive: true });
      return;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  bytes(name: string): Buffer {
    return readFileSync(join(this.path, name));
  }
  text(name: string): string {
    return this.bytes(name).toString('utf8');
  }
  run(args: readonly string[], options: RunOptions = {}): Run {
    return gouji(args, { cwd: this.path, ...options });
  }
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** As {@link inFolder}, for a test that waits for something. */
export async function waitInFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  test: (folder: Folder) => Promise<void>,
): Promise<void> {
  const folder = new Folder(files);
  try {
    await test(folder);
  } finally {
    folder.remove();
  }
}

/** Runs a test in a folder of its own. */
export function inFolder(files: Readonly<Record<string, string | Uint8Array>>, test: (folder: Folder) => void): void {
  const folder = new Folder(files);
  try {
    test(folder);
  } finally {
    folder.remove();
  }
}

export function printed(spec: ReportSpec, options: PrintOptions = {}, layout = 'tabs'): string {
  return layoutNamed(layout).print(spec, options).text;
}

const misnamed = (spec: ReportSpec) => renameRow(spec, 'disclosure.normativeDocs', '规范性文件');

// Reports that the tests are made of.
export const clean = printed(cleanReport());
/** One warning, mended by a safe fix. */
export const warned = printed(misnamed(cleanReport()));
/** One warning with a safe fix and one error with a suggested one. */
export const broken = printed(setFigure(misnamed(cleanReport()), 'applications.results.granted.total', 72));
export const notes = '# 会议纪要\n\n讨论了三件事。\n';
export { cleanReport, misnamed };

/** What `check --format json` says. */
export interface CheckJson {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly form: string | null;
    readonly year: number | null;
    readonly agency: string | null;
    readonly title: string | null;
    readonly sections: readonly { readonly id: string; readonly title: string; readonly range: RangeJson }[];
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly range: RangeJson;
      readonly facts: readonly string[];
      readonly related: readonly { readonly message: string; readonly range: RangeJson }[];
      readonly fixes: readonly {
        readonly title: string;
        readonly applicability: string;
        readonly edits: readonly { readonly range: RangeJson; readonly newText: string }[];
      }[];
    }[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}
export interface RangeJson {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export const parsed = (run: Run): CheckJson => JSON.parse(run.out) as CheckJson;
