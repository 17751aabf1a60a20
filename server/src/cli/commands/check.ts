import { statSync } from 'node:fs';
import { constants } from 'node:os';
import { answersTo } from '../batch/answers';
import type { Arguments } from '../arguments/arguments';
import type { Job } from '../batch/batch';
import type { Kept } from '../cache/kept';
import type { FileOutcome } from '../batch/check-file';
import type { FailLevel } from '../arguments/command-table';
import { checkFormats } from '../formats';
import type { CheckFormat, Summary } from '../formats/format';
import type { Setting } from './command';
import { Problem, type Note } from '../terminal/problem';
import { findSources, type Source } from '../batch/sources';
import { reason } from '../batch/reason';
import { configFile, withSources, type StatedSettings } from '../arguments/stated';

/** From so many files on, or with one so large, a run is long, and a cache is worth looking into. */
const SOME = 16,
  LARGE = 1 << 18;

/** `gouji check`: the exit status is that of the contract. */
export async function run(args: Arguments, setting: Setting): Promise<number> {
  const { say, terminal, lang } = setting;
  const diff = args.has('diff');
  const fixing = diff || args.has('fix');
  rejectContradictions(args, fixing);
  const { files, notes: missing } = await findSources(args.args, args.value('stdin-filename'), say);
  const config = configFile(args, process.cwd()),
    formatName = args.value('format') ?? 'pretty';
  const onDisk = files.every((f) => f.file !== undefined),
    long = files.length >= SOME || files.some(isLarge);
  const caching = long && onDisk && !fixing && !args.has('no-cache');
  const kept = caching ? (await import('../cache/kept')).Kept.open(args, config, formatName) : undefined;
  const settings = await withSources(kept?.settings() ?? (await stated(args, config, kept)), args, config);
  const fixedInput = fixing && files.some((f) => f.file === undefined);
  // Standard output is taken by the diff or by the fixed text of standard input.
  const print: Print = fixedInput && !diff ? terminal.err : diff ? () => undefined : terminal.out;
  const view = {
    lang,
    color: terminal.color && !fixedInput,
    width: terminal.width,
    quiet: args.has('quiet'),
    limit: settings.maxFindings,
  };
  const format = await checkFormats[formatName]!(view.color);
  const total = new Total();

  const tell = (note: Note) => {
    if (note.kind === 'failure') total.failed = true;
    if (note.kind === 'aside' && !args.has('verbose')) return;
    terminal.note(note.message, note.path);
  };
  missing.forEach(tell);
  if (!settings.enable)
    terminal.note(
      say(
        `检查已被 ${settings.config} 关闭（enable 为 false），未检查任何文件`,
        `checking is switched off in ${settings.config} (enable is false); no file is checked`,
      ),
    );

  const jobs = (settings.enable ? files : []).map((source): Job => ({
    source,
    options: {
      lang,
      form: settings.form,
      severities: settings.severities,
      forced: settings.forced(source),
      fix: fixing ? (args.has('unsafe-fixes') ? 'all' : 'safe') : 'none',
      diff,
      strict: process.env['GOUJI_STRICT_FIXES'] !== undefined,
      named: source.named || args.has('verbose'),
      years: settings.years,
      maxFileSize: settings.maxFileSize,
      view,
    },
  }));
  const show = printer(format, print);
  const level = (args.value('fail-on') ?? 'error') as FailLevel;
  const writes = fixing && !diff && !fixedInput;
  if (writes) endBetweenFiles();
  print(format.start);
  const way = { format: formatName, years: settings.years, long, threads: !fixing && onDisk, kept };
  for await (const { source, bytes, outcome, notes, unfixed } of answersTo(jobs, way)) {
    notes.forEach(tell);
    if (!outcome) continue;
    let told = outcome;
    if (fixing && outcome.read && bytes) {
      const { putOut } = await import('../fixes/fixed-output');
      // What could not be written has not been mended.
      if (!(await putOut(source, outcome, bytes, diff, setting, tell))) told = unfixed?.() ?? outcome;
    }
    total.add(told);
    show(told.output);
    // Nobody reads on, nothing is left to write, and the exit status is known.
    if (terminal.closed && !fixing && total.reaches(level)) break;
    if (writes) await nextTurn();
  }
  if (caching && args.has('verbose')) terminal.note(cacheNote(kept, files, setting));
  print(format.end(total.summary(), view));
  if (total.failed) return 2;
  return total.reaches(level) ? 1 : 0;
}

/** Lets signals be heard, which come between turns only. */
const nextTurn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

/** A signal ends the run between two files: one that is being written is written whole, and leaves nothing beside it. */
function endBetweenFiles(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
}

function isLarge({ file }: Source): boolean {
  try {
    return file !== undefined && statSync(file).size >= LARGE;
  } catch {
    return false;
  }
}

/** The settings, found out and kept. */
async function stated(args: Arguments, config: string | undefined, kept: Kept | undefined): Promise<StatedSettings> {
  const settings = await (await import('../arguments/settings')).statedSettings(args, config);
  kept?.keepSettings(settings);
  return settings;
}

type Print = (text: string | Uint8Array) => void;

/** What the cache was good for. */
function cacheNote(kept: Kept | undefined, files: readonly Source[], { say }: Setting): string {
  if (!kept)
    return say(
      '没有可用的缓存位置，未用缓存；可用 --cache-dir 指定',
      'there is no place for a cache, none is used; name one with --cache-dir',
    );
  const used = say(
    `缓存：${files.length} 个文件中 ${kept.hits} 个没有变，结果取自以前的检查`,
    `cache: ${kept.hits} of ${files.length} files are unchanged, their results are those of an earlier run`,
  );
  return kept.trouble === undefined
    ? used
    : `${used}${say('；未能保存结果：', '; results could not be kept: ')}${reason(kept.trouble, say)}`;
}

/** Prints the parts of files, with what the format puts between them. */
function printer(format: CheckFormat, print: Print): Print {
  let pending = false;
  return (output) => {
    if (output.length === 0) return;
    if (pending) print(format.between);
    print(output);
    pending = true;
  };
}

function rejectContradictions(args: Arguments, fixing: boolean): void {
  if (args.has('unsafe-fixes') && !fixing)
    throw new Problem('--unsafe-fixes 要与 --fix 或 --diff 同用', '--unsafe-fixes goes with --fix or --diff');
  if (args.has('diff') && (args.value('format') ?? 'pretty') !== 'pretty')
    throw new Problem(
      '--diff 输出的是补丁，不能与 --format 同用，请去掉其一',
      '--diff prints a patch and cannot go with --format; leave one of them out',
    );
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

  summary(): Summary {
    return {
      files: this.files,
      failed: this.failed,
      reports: this.reports,
      counts: this.counts,
      fixable: this.fixable,
      applied: this.applied,
    };
  }

  /** Whether there is a finding at a level or above. */
  reaches(level: FailLevel): boolean {
    if (level === 'never') return false;
    const order = ['error', 'warning', 'info', 'hint'] as const;
    return order.slice(0, order.indexOf(level) + 1).some((key) => this.counts[key] > 0);
  }
}
