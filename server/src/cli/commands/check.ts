import { statSync } from 'node:fs';
import { constants } from 'node:os';
import { answersTo } from '../batch/answers';
import type { Arguments } from '../arguments/arguments';
import type { Job } from '../batch/batch';
import type { Kept } from '../cache/kept';
import { formatNames, type FailLevel } from '../arguments/check-options';
import type { RunBaseline } from '../batch/baseline-file';
import { IdleSuppressions } from '../batch/idle';
import { targetsOf } from '../batch/outputs';
import { Total } from '../batch/total';
import type { Say } from '../terminal/language';
import { outputsOf, printSummary, type Output, type Print } from './check-output';
import type { SuppressedBy } from '../../workspace/config/effective';
import type { Setting } from './command';
import { Problem, type Note } from '../terminal/problem';
import type { Progress } from '../terminal/progress';
import { isScreen } from '../terminal/terminal';
import { findSources, type Source } from '../batch/sources';
import { reason } from '../batch/reason';
import { Configurations, settingsFor, type FileSettings, type StatedSettings } from '../arguments/stated';
import { MAX_FINDINGS } from '../../../../shared/src/defaults';

/** From so many files on, or with one so large, a run is long, and a cache is worth looking into. */
const SOME = 16,
  LARGE = 1 << 18;

/** `gouji check`: the exit status is that of the contract. */
export async function run(args: Arguments, setting: Setting): Promise<number> {
  const { say, terminal, lang } = setting;
  const diff = args.has('diff');
  const fixing = diff || args.has('fix');
  rejectContradictions(args, fixing);
  const targets = targetsOf(args, formatNames);
  const maxWarnings = countOf(args, 'max-warnings');
  const baseline = await baselineOf(args, say);
  const {
    files,
    searched,
    notes: missing,
  } = await findSources(args.args, args.value('stdin-filename'), say, {
    from: args.value('files-from'),
    exclude: args.values('exclude'),
    config: args.value('config'),
  });
  const configurations = await Configurations.for(args, process.cwd(), files),
    formats = targets.map((t) => t.format);
  const onDisk = files.every((f) => f.file !== undefined),
    long = files.length >= SOME || files.some(isLarge);
  const caching = long && onDisk && !fixing && !args.has('no-cache');
  const kept = caching ? (await import('../cache/kept')).Kept.open(args, configurations.all, formats) : undefined;
  const settings = kept?.settings() ?? (await stated(args, configurations, kept));
  for (const { zh, en } of settings.idle) terminal.note(say(`配置文件 ${zh}`, `configuration ${en}`));
  const chosen = files.map((source) => ({ source, own: settingsFor(source, settings, configurations) })),
    checked = chosen.filter(({ own }) => own.enable && !own.excluded);
  const fixedInput = fixing && files.some((f) => f.file === undefined);
  // Standard output is taken by the diff or by the fixed text of standard input.
  const print: Print = fixedInput && !diff ? terminal.err : diff ? () => undefined : terminal.out;
  const view = {
    lang,
    color: terminal.color && !fixedInput && targets.some((t) => t.format === 'pretty' && t.file === undefined),
    width: terminal.width,
    quiet: args.has('quiet'),
    limit: MAX_FINDINGS,
  };
  const progress = !args.has('quiet') && checked.length > 1 ? await progressOf(checked.length, setting) : undefined;
  const outputs = await outputsOf(targets, view, files, print, say);
  const total = new Total();
  const idle = new IdleSuppressions(searched);

  const tell = (note: Note) => {
    total.note(note);
    if (note.kind === 'aside' && !args.has('verbose')) return;
    progress?.clear();
    terminal.note(note.message, note.path);
  };
  missing.forEach(tell);
  leftOut(chosen, args.has('verbose'), setting);
  const suppressed = new Map(checked.map(({ source, own }) => [source.path, own.suppress]));
  const jobOf = ({ source, own }: Chosen): Job => ({
    source,
    options: {
      lang,
      form: own.form,
      severities: own.severities,
      forced: own.forced,
      fix: fixing ? (args.has('unsafe-fixes') ? 'all' : 'safe') : 'none',
      diff,
      strict: process.env['GOUJI_STRICT_FIXES'] !== undefined,
      named: source.named || args.has('verbose'),
      years: own.years,
      suppressions: own.suppress.map(({ rule, fact, text, reason: why }) => ({ rule, fact, text, reason: why })),
      known: baseline?.keysOf(source),
      maxFileSize: own.maxFileSize,
      view: { ...view, limit: own.maxFindings },
    },
  });
  const jobs = checked.map(jobOf);
  const years = checked.some(({ own }) => own.years);
  const way = {
    formats,
    eager: formats.length === 1 && formats[0] === 'ndjson',
    years,
    around: years ? (await besideOf(checked, settings, configurations)).map(jobOf) : [],
    long,
    threads: !fixing && onDisk,
    kept,
  };
  const level = (args.value('fail-on') ?? 'error') as FailLevel;
  const writes = fixing && !diff && !fixedInput;
  if (writes) endBetweenFiles(outputs);
  // Whether all that is left to do is to print.
  const printsOnly = !fixing && !baseline && outputs.every(({ file }) => !file);
  try {
    for (const { format, write } of outputs) write(format.start);
    for await (const { source, bytes, outcome, notes, unfixed } of answersTo(jobs, way)) {
      notes.forEach(tell);
      if (outcome) {
        let told = outcome;
        if (fixing && outcome.read && bytes) {
          const { putOut } = await import('../fixes/fixed-output');
          // What could not be written has not been mended.
          if (!(await putOut(source, outcome, bytes, diff, setting, tell))) told = unfixed?.() ?? outcome;
        }
        total.add(source.path, told);
        baseline?.add(source, told);
        idle.add(suppressed.get(source.path)!, told);
        if (told.outputs.some((o) => o.length > 0)) progress?.clear();
        outputs.forEach((output, i) => output.show(told.outputs[i]!));
      }
      progress?.step();
      // Nobody reads on, nothing is left to write, and the exit status is known.
      if (terminal.closed && printsOnly && total.reaches(level)) break;
      if (writes) await nextTurn();
    }
    progress?.clear();
    if (caching && args.has('verbose')) terminal.note(cacheNote(kept, files, setting));
    for (const { format, write, file } of outputs) {
      write(format.end(total.summary(), view));
      file?.end();
    }
  } finally {
    for (const { file } of outputs) file?.drop();
  }
  for (const note of idle.notes(await goneOf(configurations), say)) terminal.note(note);
  const said = baseline?.end(files);
  if (said !== undefined) terminal.note(said);
  if (args.has('summary')) await printSummary(total, targets, print, setting);
  if (baseline?.writes) return total.failed ? 2 : 0;
  return statusOf(total, level, maxWarnings, setting);
}

/** What configurations suppress in files that are not there. */
async function goneOf({ all }: Configurations): Promise<SuppressedBy[]> {
  const layers = all.flatMap((c) => c.layers).filter((l) => l.suppress);
  return layers.length > 0 ? (await import('../../workspace/config/gone')).goneSuppressions(layers) : [];
}

/** A source with what holds for it. */
interface Chosen {
  readonly source: Source;
  readonly own: FileSettings;
}

/** Files beside those that were named or listed, as far as the configuration lets them be looked at. */
async function besideOf(
  checked: readonly Chosen[],
  settings: StatedSettings,
  configurations: Configurations,
): Promise<Chosen[]> {
  if (checked.every(({ source }) => source.withFolder)) return [];
  const { filesBeside } = await import('../batch/beside');
  const sources = checked.map(({ source }) => source);
  return filesBeside(sources, process.cwd())
    .map((source) => ({ source, own: settingsFor(source, settings, configurations) }))
    .filter(({ own }) => own.enable && !own.excluded);
}

/** Lets signals be heard, which come between turns only. */
const nextTurn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

/**
 * A signal ends the run between two files: one that is being written is written whole, and leaves nothing beside it.
 */
function endBetweenFiles(outputs: readonly Output[]): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      for (const { file } of outputs) file?.drop();
      process.exit(128 + constants.signals[signal]);
    });
}

async function baselineOf(args: Arguments, say: Say): Promise<RunBaseline | undefined> {
  const asked = ['baseline', 'write-baseline', 'prune-baseline'].some((name) => args.has(name));
  return asked ? (await import('../batch/baseline-file')).RunBaseline.of(args, say) : undefined;
}

function statusOf(total: Total, level: FailLevel, maxWarnings: number | undefined, { say, terminal }: Setting): number {
  if (total.failed) return 2;
  if (total.reaches(level)) return 1;
  if (maxWarnings === undefined || total.warnings <= maxWarnings) return 0;
  terminal.note(
    say(
      `警告 ${total.warnings} 个，超过 --max-warnings ${maxWarnings}`,
      `${total.warnings} warnings, more than --max-warnings ${maxWarnings}`,
    ),
  );
  return 1;
}

/** A line that tells how far the run is, where somebody sees it. */
async function progressOf(count: number, { say, terminal }: Setting): Promise<Progress | undefined> {
  if (!isScreen(2)) return undefined;
  const { Progress } = await import('../terminal/progress');
  return new Progress(count, process.stderr.columns || terminal.width, say, terminal.err);
}

/** @throws Problem where the value is no count */
function countOf(args: Arguments, option: string): number | undefined {
  const value = args.value(option);
  if (value === undefined || /^\d{1,9}$/.test(value)) return value === undefined ? undefined : Number(value);
  throw new Problem(
    `--${option} 后面要有一个不小于 0 的整数，不能是 ${value}`,
    `--${option} needs a whole number, not ${value}`,
  );
}

function isLarge({ file }: Source): boolean {
  try {
    return file !== undefined && statSync(file).size >= LARGE;
  } catch {
    return false;
  }
}

/** The settings, found out and kept. */
async function stated(args: Arguments, by: Configurations, kept: Kept | undefined): Promise<StatedSettings> {
  const settings = (await import('../arguments/settings')).statedSettings(args, by.all);
  kept?.keepSettings(settings);
  return settings;
}

/** Says which files a configuration keeps from being checked: those that were named, and who switched all off. */
function leftOut(chosen: readonly Chosen[], verbose: boolean, { say, terminal }: Setting): void {
  for (const config of new Set(chosen.filter(({ own }) => !own.enable).map(({ own }) => own.config))) {
    const all = chosen.every(({ own }) => !own.enable);
    terminal.note(
      say(
        `检查已被 ${config} 关闭（enable 为 false），${all ? '未检查任何文件' : '有的文件未检查'}`,
        `checking is switched off in ${config} (enable is false); ` +
          `${all ? 'no file is checked' : 'some files are not checked'}`,
      ),
    );
  }
  for (const { source, own } of chosen) {
    if (!own.excluded || !own.enable || !(source.named || verbose)) continue;
    const message = say(
      `未检查：${own.config} 的 exclude 排除了它`,
      `not checked: ${own.config} leaves it out (exclude)`,
    );
    terminal.note(message, source.path);
  }
}

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

function rejectContradictions(args: Arguments, fixing: boolean): void {
  if (args.has('unsafe-fixes') && !fixing)
    throw new Problem('--unsafe-fixes 要与 --fix 或 --diff 同用', '--unsafe-fixes goes with --fix or --diff');
  const other = args.values('output').length > 0 ? '--output' : '--format';
  if (args.has('diff') && (other === '--output' || args.values('format').some((f) => f !== 'pretty')))
    throw new Problem(
      `--diff 输出的是补丁，不能与 ${other} 同用，请去掉其一`,
      `--diff prints a patch and cannot go with ${other}; leave one of them out`,
    );
}
