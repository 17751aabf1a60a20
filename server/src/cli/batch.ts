import { builtinForms } from '../forms/builtin';
import { decode } from '../workspace/decode';
import { identify } from '../workspace/identify';
import type { ReportSummary } from '../workspace/years';
import { checkFile, summariesOf, type FileOptions, type FileOutcome } from './check-file';
import { checkFormats, type CheckFormat } from './formats/format';
import { sayIn } from './language';
import type { Note } from './problem';
import { readSource, type Source } from './sources';

/** A file and how it is to be checked; plain data. */
export interface Job {
  readonly source: Source;
  readonly options: FileOptions;
  /** Files with reports of the year before. */
  readonly beside?: readonly Job[];
}

/** What came of a job: the outcome, or notes alone where the file could not be read or the program failed on it. */
export interface Answer { readonly source: Source; readonly bytes: Uint8Array | undefined; readonly outcome: FileOutcome | undefined; readonly notes: readonly Note[] }

/** Reads and checks one file. The bytes come back only where a fix may have to be written. */
export function answer({ source, options, beside = [] }: Job, format: CheckFormat): Answer {
  const say = sayIn(options.lang);
  const bytes = readSource(source, say);
  if (!(bytes instanceof Uint8Array)) return { source, bytes: undefined, outcome: undefined, notes: [bytes] };
  try {
    const others = beside.flatMap((o) => { const b = readSource(o.source, say); return b instanceof Uint8Array ? summariesOf(b, o.source.path, o.options) : []; });
    const outcome = checkFile(bytes, source.path, options, format, others);
    return { source, bytes: options.fix === 'none' ? undefined : bytes, outcome, notes: outcome.notes };
  } catch (error) {
    // A defect of ours in one file must not hide what is found in the others.
    const detail = error instanceof Error ? error.stack ?? error.message : String(error);
    const message = say(`检查时程序出错，请把文件和下面的内容告诉我们：${detail}`, `the program failed on this file; please tell us, with the file and this: ${detail}`);
    return { source, bytes: undefined, outcome: undefined, notes: [{ path: source.path, kind: 'failure', message }] };
  }
}

/** Whose reports files are and of which years, as far as their beginnings tell; files that cannot be read tell nothing. */
export function identities(jobs: readonly Job[]): readonly ReportSummary[] {
  return jobs.flatMap(({ source, options }) => {
    const bytes = readSource(source, sayIn(options.lang));
    const text = bytes instanceof Uint8Array ? decode(bytes)?.text : undefined;
    return text === undefined ? [] : identify(text, source.path, builtinForms());
  });
}

/** What a worker is told: files, and the name of the format their output is to have. */
export interface Task { readonly jobs: readonly Job[]; readonly format: string }

/** A worker's work. */
export async function run({ jobs, format }: Task): Promise<readonly Answer[]> {
  const printer = await checkFormats[format]!();
  return jobs.map((job) => answer(job, printer));
}
