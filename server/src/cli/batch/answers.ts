import type { Answer, Identity, Job } from './batch';
import type { Kept } from '../cache/kept';
import type { CheckPool } from './pool';
import { checked } from './checked';
import { loadFormats } from '../formats';

/** From so many files on, threads are worth their start. */
const MANY = 48;

/** How files are to be answered for. */
export interface Way {
  /** The output formats. */
  readonly formats: readonly string[];
  /** Whether files are answered for as soon as they are done, whatever their order. */
  readonly eager: boolean;
  /** Whether reports are compared with those of the year before. */
  readonly years: boolean;
  /** Whether the run will take long enough to compile for. */
  readonly long: boolean;
  /** Whether threads may be used. */
  readonly threads: boolean;
  /** Files that are not asked for, and may hold the report of the year before. */
  readonly around: readonly Job[];
  /** What earlier runs found, where that may be used. */
  readonly kept: Kept | undefined;
}

/**
 * Checks files, or takes what is known of them, and gives their answers in the order of the files; an eager run first
 * what is known.
 */
export async function* answersTo(
  files: readonly Job[],
  { formats, eager, years, long, threads, around, kept }: Way,
): AsyncGenerator<Answer> {
  const engine = new Engine(formats, eager, threads, kept?.build);
  try {
    const all = years ? [...files, ...around] : files;
    const marked = kept ? all.map((job) => kept.marked(job)) : all;
    // Known first, so that output need not wait.
    const placed = years && all.length > 1 ? await withYearsBefore(marked, engine, kept) : marked;
    if (long) (await import('../../compiler')).patientCompiler();
    const jobs = placed.slice(0, files.length);
    const known = kept ? jobs.map((job) => kept.answer(job)) : [];
    const missing = kept ? jobs.filter((_, i) => !known[i]) : jobs;
    const found = engine.answers(missing);
    if (eager) {
      for (const answer of known) if (answer) yield answer;
      const jobOf = new Map(missing.map((job) => [job.source.path, job]));
      for await (const answer of found) {
        kept?.keepAnswer(jobOf.get(answer.source.path)!, answer);
        yield answer;
      }
      return;
    }
    for (let i = 0; i < jobs.length; i++) {
      const answer = known[i] ?? (await found.next()).value!;
      if (!known[i]) kept?.keepAnswer(jobs[i]!, answer);
      yield answer;
    }
  } finally {
    await engine.end();
    kept?.close();
  }
}

/** Puts beside each file those that may hold the report of the year before. */
async function withYearsBefore(jobs: readonly Job[], engine: Engine, kept: Kept | undefined): Promise<readonly Job[]> {
  let beside = kept?.years(jobs);
  if (!beside) {
    const known = jobs.map((job) => kept?.identity(job));
    const missing = jobs.filter((_, i) => !known[i]);
    const found = missing.length > 0 ? await engine.identities(missing) : [];
    missing.forEach((job, i) => {
      if (found[i]!.expected) kept?.keepIdentity(job, found[i]!.summaries);
    });
    const rest = found.values();
    const all = known.map((k) => k ?? rest.next().value!.summaries);
    beside = (await import('./years-before')).yearsBefore(jobs, all.flat());
    if (found.every((f) => f.expected)) kept?.keepYears(jobs, beside);
  }
  return jobs.map((job, i) => {
    const others = beside[i] ?? [];
    return others.length === 0 ? job : { ...job, beside: others.map((o) => jobs[o]!) };
  });
}

/** What does the work: in this thread for a few files, in others for many. Loaded when there is something to do. */
class Engine {
  private pool: CheckPool | undefined;

  constructor(
    private readonly formats: readonly string[],
    private readonly eager: boolean,
    private readonly threads: boolean,
    private readonly build: string | undefined,
  ) {}

  async identities(jobs: readonly Job[]): Promise<readonly Identity[]> {
    const pool = await this.poolFor(jobs);
    if (pool) return pool.identities(jobs);
    const { identify } = await import('./batch');
    return identify({ jobs, build: this.build });
  }

  async *answers(jobs: readonly Job[]): AsyncGenerator<Answer> {
    if (jobs.length === 0) return;
    const pool = await this.poolFor(jobs);
    if (pool) {
      yield* pool.answers(jobs, this.formats, this.eager);
      return;
    }
    const { answer, digestFor } = await import('./batch');
    const printers = await loadFormats(this.formats, jobs[0]!.options.view),
      digest = await digestFor(this.build);
    for (const job of jobs) {
      const found = await answer(job, printers, digest);
      checked.here = true;
      yield found;
    }
  }

  async end(): Promise<void> {
    await this.pool?.end();
  }

  private async poolFor(jobs: readonly Job[]): Promise<CheckPool | undefined> {
    if (!this.threads || jobs.length < MANY) return undefined;
    return (this.pool ??= new (await import('./pool')).CheckPool(this.build));
  }
}
