import { builtinForms } from '../../forms/builtin';
import { openFile } from '../../documents/open';
import { identify as identifyText } from '../../workspace/identify';
import type { ReportSummary } from '../../workspace/years';
import { buildId } from '../cache/build-id';
import { checkFile, summariesOf, type FileOptions, type FileOutcome } from './check-file';
import { loadFormats } from '../formats';
import type { CheckFormat } from '../formats/format';
import { sayIn } from '../terminal/language';
import type { Note } from '../terminal/problem';
import { readSource } from './read-source';
import type { Source } from './sources';

/** A file and how it is to be checked; plain data. */
export interface Job {
  readonly source: Source;
  readonly options: FileOptions;
  /** Files with reports of the year before. */
  readonly beside?: readonly Job[];
  /** A hash of the content for which the result will be kept. */
  readonly expected?: string | undefined;
}

/** What came of a job: the outcome, or notes alone where the file could not be read or the program failed on it. */
export interface Answer {
  readonly source: Source;
  readonly bytes: Uint8Array | undefined;
  readonly outcome: FileOutcome | undefined;
  readonly notes: readonly Note[];
  /** The outcome without fixes, where some were made. */
  readonly unfixed?: () => FileOutcome;
  /** Whether all that was read is what the job expected: files change while they are checked. */
  readonly expected: boolean;
}

/** Whose reports a file holds and of which years, as far as its beginning tells. */
export interface Identity {
  readonly summaries: readonly ReportSummary[];
  readonly expected: boolean;
}

/** A hash of what was read. */
export type Digest = (bytes: Uint8Array) => string;

/** The hash by which to see whether something expected was read; none where another build than this one expects it. */
export async function digestFor(build: string | undefined): Promise<Digest | undefined> {
  return build && build === buildId ? (await import('../cache/digest')).digest : undefined;
}

/** Reads and checks one file. The bytes come back only where a fix may have to be written. */
export async function answer(
  { source, options, expected, beside = [] }: Job,
  formats: readonly CheckFormat[],
  digest?: Digest,
): Promise<Answer> {
  const say = sayIn(options.lang);
  const bytes = readSource(source, say, options.maxFileSize);
  if (!(bytes instanceof Uint8Array))
    return { source, bytes: undefined, outcome: undefined, notes: [bytes], expected: false };
  try {
    let asExpected = digest?.(bytes) === expected;
    const others: ReportSummary[] = [];
    for (const o of beside) {
      const b = readSource(o.source, say, options.maxFileSize);
      asExpected &&= b instanceof Uint8Array && digest?.(b) === o.expected;
      if (!(b instanceof Uint8Array)) continue;
      for (const s of summariesOf(await openFile(b), o.source.path, o.options)) others.push(s);
    }
    const file = { bytes, opened: await openFile(bytes) };
    const outcome = checkFile(file, source.path, options, formats, others);
    const fixed = outcome.changed !== undefined;
    return {
      source,
      bytes: options.fix === 'none' ? undefined : bytes,
      // Files are fixed in this thread: a function need not be handed to another.
      ...(fixed && { unfixed: () => checkFile(file, source.path, { ...options, fix: 'none' }, formats, others) }),
      outcome,
      notes: outcome.notes,
      expected: asExpected && expected !== undefined,
    };
  } catch (error) {
    // A defect of ours in one file must not hide what is found in the others.
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = say(
      `检查时程序出错，请把文件和下面的内容告诉我们：${detail}`,
      `the program failed on this file; please tell us, with the file and this: ${detail}`,
    );
    return {
      source,
      bytes: undefined,
      outcome: undefined,
      notes: [{ path: source.path, kind: 'failure', message }],
      expected: false,
    };
  }
}

async function identity({ source, options, expected }: Job, digest: Digest | undefined): Promise<Identity> {
  const bytes = readSource(source, sayIn(options.lang), options.maxFileSize);
  // A file that cannot be read tells nothing.
  if (!(bytes instanceof Uint8Array)) return { summaries: [], expected: false };
  const opened = await openFile(bytes);
  return {
    summaries: opened.kind === 'refused' ? [] : identifyText(opened.text, source.path, builtinForms()),
    expected: expected !== undefined && digest?.(bytes) === expected,
  };
}

/**
 * What a worker is told: files, the names of the formats their output is to have, and the build that keeps the results,
 * if one does.
 */
export interface Task {
  readonly jobs: readonly Job[];
  readonly formats: readonly string[];
  readonly build: string | undefined;
}

/** A worker's first work: finds out whose reports the files are. */
export async function identify({ jobs, build }: Omit<Task, 'formats'>): Promise<readonly Identity[]> {
  const digest = await digestFor(build);
  return inTurn(jobs, (job) => identity(job, digest));
}

/** A worker's work. */
export async function run({ jobs, formats, build }: Task): Promise<readonly Answer[]> {
  const printers = await loadFormats(formats, jobs[0]!.options.view),
    digest = await digestFor(build);
  return inTurn(jobs, (job) => answer(job, printers, digest));
}

/** One job after the other: what is read of a file is given up before the next. */
async function inTurn<T>(jobs: readonly Job[], work: (job: Job) => Promise<T>): Promise<T[]> {
  const out: T[] = [];
  for (const job of jobs) out.push(await work(job));
  return out;
}
