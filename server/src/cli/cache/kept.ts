import { join } from 'node:path';
import type { ReportSummary } from '../../workspace/years';
import type { Arguments } from '../arguments/arguments';
import type { Config } from '../../workspace/config/chain';
import type { Answer, Job } from '../batch/batch';
import { buildId } from './build-id';
import type { StatedSettings } from '../arguments/stated';
import { cacheFolder } from './folder';
import { digest, digestOfFile } from './digest';
import { Pack } from './pack';
import { KEY } from './records';
import { isIdentity, isOutcome, isSettings, isYears, parsed, type KeptOutcome } from './shapes';

/** Options that settings are made of. */
const STATED = ['form', 'rule'] as const;
const SETTINGS = 'settings',
  YEARS = 'years',
  IDENTITY = 'identity',
  OUTCOME = 'outcome';

/**
 * What runs before this one found out. Everything is kept under a hash of all it depends on, so that nothing here ever
 * has to be found out of date; one pack for each build, folder worked in, and configuration as it is written.
 */
export class Kept {
  /** Files whose outcome was there. */
  hits = 0;

  private constructor(
    private readonly pack: Pack,
    private readonly formats: readonly string[],
  ) {}

  /** @returns undefined where nothing can be kept: there is no place for it, or the program has no identity */
  static open(args: Arguments, configs: readonly Config[], formats: readonly string[]): Kept | undefined {
    const folder = cacheFolder(args.value('cache-dir'), process.env, process.platform);
    if (folder === undefined || buildId === '') return undefined;
    // The same text in two releases of Node is not always decoded alike.
    const program = [buildId, process.version, process.versions['icu']];
    const name = keyOf(
      'pack',
      program,
      process.cwd(),
      formats,
      configs.map((c) => c.read.map(({ file, text }) => [file, text === undefined ? null : digest(text)])),
      STATED.map((option) => args.values(option)),
    );
    return new Kept(new Pack(join(folder, `gouji-${name}.pack`)), formats);
  }

  /** The build whose results are kept; a worker of another one has none to give. */
  get build(): string {
    return buildId;
  }
  /** What went wrong with the pack, if anything did. */
  get trouble(): unknown {
    return this.pack.trouble;
  }

  settings(): StatedSettings | undefined {
    return this.read(keyOf(SETTINGS), isSettings);
  }

  keepSettings(settings: StatedSettings): void {
    this.write(keyOf(SETTINGS), settings);
  }

  /**
   * A job that knows what its file held when it was looked up; one whose file cannot be read knows nothing, and nothing
   * is kept of it.
   */
  marked(job: Job): Job {
    return { ...job, expected: digestOfFile(job.source.file!) };
  }

  /** Which jobs each one has beside it, by number. */
  years(jobs: readonly Job[]): readonly (readonly number[])[] | undefined {
    return this.read(keyOfYears(jobs), (value) => isYears(value, jobs.length));
  }
  keepYears(jobs: readonly Job[], beside: readonly (readonly number[])[]): void {
    this.write(keyOfYears(jobs), beside);
  }

  identity(job: Job): readonly ReportSummary[] | undefined {
    return this.read(keyOfIdentity(job), isIdentity);
  }
  keepIdentity(job: Job, summaries: readonly ReportSummary[]): void {
    this.write(keyOfIdentity(job), summaries);
  }

  answer(job: Job): Answer | undefined {
    const key = this.keyOfOutcome(job);
    const found = key === undefined ? undefined : this.pack.get(key);
    if (!found) return undefined;
    const at = found.indexOf(10);
    const head = parsed(found.toString('utf8', 0, Math.max(at, 0)));
    if (!isOutcome(head)) return undefined;
    const { lengths, ...rest } = head;
    let from = at + 1;
    const outputs = lengths.map((length) => found.subarray(from, (from += length)));
    const outcome = { ...rest, outputs, changed: undefined };
    this.hits++;
    return { source: job.source, bytes: undefined, outcome, notes: outcome.notes, expected: true };
  }

  keepAnswer(job: Job, { outcome, expected }: Answer): void {
    const key = this.keyOfOutcome(job);
    // Where the program failed, or read something else than was looked up, there is nothing to keep.
    if (key === undefined || !outcome || !expected || outcome.changed) return;
    const { outputs, changed: _, ...rest } = outcome;
    const parts = outputs.map((output) => (typeof output === 'string' ? Buffer.from(output) : output));
    const head: KeptOutcome = { ...rest, lengths: parts.map((p) => p.length) };
    this.pack.put(key, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...parts]));
  }

  close(): void {
    this.pack.close();
  }

  private keyOfOutcome({ source, options, expected, beside = [] }: Job): string | undefined {
    if (expected === undefined || beside.some((b) => b.expected === undefined)) return undefined;
    return keyOf(
      OUTCOME,
      this.formats,
      source.path,
      options,
      expected,
      beside.map((b) => [b.source.path, b.options, b.expected]),
    );
  }

  /** What is kept, if it is what this build keeps there. */
  private read<T>(key: string | undefined, is: (value: unknown) => value is T): T | undefined {
    const found = key === undefined ? undefined : this.pack.get(key);
    const value = found && parsed(found.toString('utf8'));
    return is(value) ? value : undefined;
  }

  private write(key: string | undefined, value: unknown): void {
    if (key !== undefined) this.pack.put(key, Buffer.from(JSON.stringify(value)));
  }
}

/** A hash of everything a result depends on. */
function keyOf(...parts: readonly unknown[]): string {
  return digest(JSON.stringify(parts)).slice(0, KEY);
}

function keyOfIdentity({ source, expected }: Job): string | undefined {
  return expected === undefined ? undefined : keyOf(IDENTITY, source.path, expected);
}

/** Who stands beside whom depends on all files together. */
function keyOfYears(jobs: readonly Job[]): string | undefined {
  return jobs.some((j) => j.expected === undefined)
    ? undefined
    : keyOf(
        YEARS,
        jobs.map((j) => [j.source.path, j.expected]),
      );
}
