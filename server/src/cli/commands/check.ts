import { resolve } from 'node:path';
import type { Arguments } from '../arguments';
import { answer, type Answer, type Job } from '../batch';
import type { FileOutcome } from '../check-file';
import type { FailLevel } from '../command-table';
import { checkFormats, type CheckFormat, type Summary } from '../formats/format';
import { YearIndex } from '../../workspace/years';
import type { Setting } from '../main';
import { Problem, type Note } from '../problem';
import { settingsOf } from '../settings';
import { findSources } from '../sources';

/** From so many files on, threads are worth their start. */
const MANY = 48;

/** `gouji check`: the exit status is that of the contract. */
export async function run(args: Arguments, setting: Setting): Promise<number> {
  const { say, terminal, lang } = setting;
  const diff = args.has('diff');
  const fixing = diff || args.has('fix');
  rejectContradictions(args, fixing);
  const settings = await settingsOf(args, process.cwd());
  const format = await checkFormats[args.value('format') ?? 'pretty']!();
  const { files, notes: missing } = await findSources(args.args, args.value('stdin-filename'), say);
  const fixedInput = fixing && files.some((f) => f.file === undefined);
  // Standard output is taken by the diff or by the fixed text of standard input.
  const print = fixedInput && !diff ? terminal.err : diff ? () => undefined : terminal.out;
  const view = { lang, color: terminal.color && !fixedInput, width: terminal.width, quiet: args.has('quiet'), limit: settings.maxFindings };
  const total = new Total();

  const tell = (note: Note) => {
    if (note.kind === 'failure') total.failed = true;
    terminal.err(`gouji: ${note.path}: ${note.message}\n`);
  };
  missing.forEach(tell);
  if (!settings.enable) terminal.err(say(`gouji: 检查已被 ${settings.config} 关闭（enable 为 false），未检查任何文件\n`, `gouji: checking is switched off in ${settings.config} (enable is false); no file is checked\n`));

  const jobs = (settings.enable ? files : []).map((source): Job => ({ source, options: {
    lang, form: settings.form, severities: settings.severities, forced: settings.forced(source.file ?? resolve(source.path)),
    fix: fixing ? (args.has('unsafe-fixes') ? 'all' : 'safe') : 'none', diff, strict: process.env['GOUJI_STRICT_FIXES'] !== undefined,
    named: source.named || args.has('verbose'), years: settings.years, view,
  } }));
  const show = printer(format, print);
  print(format.start);
  const waiting: Waiting[] = [];
  for await (const { source, bytes, outcome, notes } of answersTo(jobs, args, format)) {
    notes.forEach(tell);
    if (!outcome) continue;
    // Beside other files a report is shown when those of other years are known.
    const { changed: _, ...kept } = outcome;
    if (jobs.length > 1) waiting.push({ path: source.path, outcome: kept }); else { total.add(outcome); show(outcome.output); }
    if (fixing && outcome.read && bytes) await (await import('../fixed-output')).putOut(source, outcome, bytes, diff, setting, tell);
  }
  const again = new Map<string, FileOutcome>();
  for await (const { source, outcome } of answersTo(jobsBeside(jobs, waiting, fixing && !diff), args, format)) if (outcome) again.set(source.path, outcome);
  for (const { path, outcome } of waiting) {
    const latest = { ...outcome, ...again.get(path), applied: outcome.applied };
    total.add(latest);
    show(latest.output);
  }
  print(format.end(total.summary(), view));
  return total.failed ? 2 : total.reaches((args.value('fail-on') ?? 'error') as FailLevel) ? 1 : 0;
}

function answersTo(jobs: readonly Job[], args: Arguments, format: CheckFormat): AsyncIterable<Answer> | Iterable<Answer> {
  const parallel = jobs.length >= MANY && jobs.every((j) => j.options.fix === 'none' && j.source.file !== undefined && (j.beside ?? []).every((b) => b.source.file !== undefined));
  return parallel ? inThreads(jobs, args.value('format') ?? 'pretty') : oneByOne(jobs, format);
}

async function* inThreads(jobs: readonly Job[], format: string): AsyncIterable<Answer> {
  yield* (await import('../pool')).inParallel(jobs, format);
}

function* oneByOne(jobs: readonly Job[], format: CheckFormat): Iterable<Answer> {
  for (const job of jobs) yield answer(job, format);
}

/** What is kept of a file until its part of the output can be printed. */
type Outcome = Omit<FileOutcome, 'changed'>;
interface Waiting { readonly path: string; readonly outcome: Outcome }

/** The files to look at once more: those with a report whose year before is in another file. */
function jobsBeside(jobs: readonly Job[], answered: readonly Waiting[], written: boolean): Job[] {
  const index = new YearIndex();
  for (const { path, outcome } of answered) if (outcome.identities.length > 0) index.set(path, outcome.identities);
  const byPath = new Map(jobs.map((j) => [j.source.path, j]));
  return answered.flatMap(({ path, outcome }) => {
    const paths = new Set(outcome.identities.map((own) => index.before(own)?.uri).filter((uri) => uri !== undefined && uri !== path));
    const job = byPath.get(path)!;
    // What was fixed on its way from standard input cannot be read again.
    if (paths.size === 0 || (written && job.source.file === undefined)) return [];
    return [{ source: job.source, options: { ...job.options, fix: 'none' as const }, beside: [...paths].map((p) => byPath.get(p!)!) }];
  });
}

/** Prints the parts of files, with what the format puts between them. */
function printer(format: CheckFormat, print: (text: string) => void): (output: string) => void {
  let pending = false;
  return (output) => {
    if (output === '') return;
    if (pending) print(format.between);
    print(output);
    pending = true;
  };
}

function rejectContradictions(args: Arguments, fixing: boolean): void {
  if (args.has('unsafe-fixes') && !fixing) throw new Problem('--unsafe-fixes 要与 --fix 或 --diff 同用', '--unsafe-fixes goes with --fix or --diff');
  if (args.has('diff') && (args.value('format') ?? 'pretty') !== 'pretty') throw new Problem('--diff 输出的是补丁，不能与 --format 同用，请去掉其一', '--diff prints a patch and cannot go with --format; leave one of them out');
}

class Total {
  failed = false;
  private files = 0;
  private reports = 0;
  private fixable = 0;
  private applied = 0;
  private readonly counts = { error: 0, warning: 0, info: 0, hint: 0 };

  add(outcome: Outcome): void {
    if (!outcome.read) return;
    this.files++;
    this.reports += outcome.reports;
    this.fixable += outcome.fixable;
    this.applied += outcome.applied;
    for (const key of ['error', 'warning', 'info', 'hint'] as const) this.counts[key] += outcome.counts[key];
  }

  summary(): Summary { return { files: this.files, reports: this.reports, counts: this.counts, fixable: this.fixable, applied: this.applied }; }

  /** Whether there is a finding at a level or above. */
  reaches(level: FailLevel): boolean {
    if (level === 'never') return false;
    const order = ['error', 'warning', 'info', 'hint'] as const;
    return order.slice(0, order.indexOf(level) + 1).some((key) => this.counts[key] > 0);
  }
}
