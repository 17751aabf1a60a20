import type { Arguments } from '../arguments';
import { answer, identities, type Answer, type Job } from '../batch';
import type { FileOutcome } from '../check-file';
import type { FailLevel } from '../command-table';
import { checkFormats, type CheckFormat, type Summary } from '../formats/format';
import { YearIndex, type ReportSummary } from '../../workspace/years';
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
    lang, form: settings.form, severities: settings.severities, forced: settings.forced(source),
    fix: fixing ? (args.has('unsafe-fixes') ? 'all' : 'safe') : 'none', diff, strict: process.env['GOUJI_STRICT_FIXES'] !== undefined,
    named: source.named || args.has('verbose'), years: settings.years, view,
  } }));
  const show = printer(format, print);
  print(format.start);
  const inThreads = jobs.length >= MANY && !fixing && jobs.every((j) => j.source.file !== undefined);
  const pool = inThreads ? new (await import('../pool')).CheckPool() : undefined;
  try {
    const paired = settings.years && jobs.length > 1 ? withYearsBefore(jobs, pool ? await pool.identities(jobs) : identities(jobs)) : jobs;
    const answers = pool ? pool.answers(paired, args.value('format') ?? 'pretty') : oneByOne(paired, format);
    for await (const { source, bytes, outcome, notes } of answers) {
      notes.forEach(tell);
      if (!outcome) continue;
      total.add(outcome);
      show(outcome.output);
      if (fixing && outcome.read && bytes) await (await import('../fixed-output')).putOut(source, outcome, bytes, diff, setting, tell);
    }
  } finally {
    await pool?.end();
  }
  print(format.end(total.summary(), view));
  return total.failed ? 2 : total.reaches((args.value('fail-on') ?? 'error') as FailLevel) ? 1 : 0;
}

function* oneByOne(jobs: readonly Job[], format: CheckFormat): Iterable<Answer> {
  for (const job of jobs) yield answer(job, format);
}

/** Puts beside each file the one that holds the report of the year before. Known first, so that output need not wait. */
function withYearsBefore(jobs: readonly Job[], known: readonly ReportSummary[]): Job[] {
  const index = new YearIndex();
  for (const summary of known) index.set(summary.uri, [summary]);
  const byPath = new Map(jobs.map((j) => [j.source.path, j]));
  return jobs.map((job) => {
    const [own] = index.of(job.source.path);
    const before = own && index.before(own);
    const beside = before && byPath.get(before.uri);
    return beside && beside !== job ? { ...job, beside: [beside] } : job;
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

  add(outcome: FileOutcome): void {
    if (!outcome.read) return;
    this.files++;
    this.reports += outcome.reports;
    this.fixable += outcome.fixable;
    this.applied += outcome.applied;
    for (const key of ['error', 'warning', 'info', 'hint'] as const) this.counts[key] += outcome.counts[key];
  }

  summary(): Summary { return { files: this.files, failed: this.failed, reports: this.reports, counts: this.counts, fixable: this.fixable, applied: this.applied }; }

  /** Whether there is a finding at a level or above. */
  reaches(level: FailLevel): boolean {
    if (level === 'never') return false;
    const order = ['error', 'warning', 'info', 'hint'] as const;
    return order.slice(0, order.indexOf(level) + 1).some((key) => this.counts[key] > 0);
  }
}
