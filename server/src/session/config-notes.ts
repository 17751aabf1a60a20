import { parseTree, findNodeAtLocation, type Node } from 'jsonc-parser';
import type { CodeAction, Diagnostic, DiagnosticTag, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { SOURCE } from '../features/diagnostics';
import { FIX_ALL } from '../features/code-actions';
import type { Lang } from '../rules/rule';
import { BASELINE_NAME, baselineText } from '../workspace/baseline';
import { pathIn } from '../workspace/file-patterns';
import { CONFIG_NAMES } from '../workspace/config/model';
import type { ConfigSource, ReadConfig } from './configs';
import type { TextChange } from './document';
import type { Idle, StaleEntry } from './found';
import { entryIn, withoutEntries } from './suppress-entry';
import { editBetween, offsetIn, rangeIn } from './text-place';

const NAMES = [...CONFIG_NAMES, BASELINE_NAME];
/** Changes in them are taken up when it is quiet, in milliseconds. */
const QUIET = 200;
/** More stale entries of a baseline are not told one by one. */
const MOST = 100;
const UNNECESSARY: DiagnosticTag = 1;
const warning = 2,
  information = 3;

/** Whether a file is a configuration or a baseline, by its name. */
export const isNoted = (uri: string): boolean => NAMES.some((name) => uri.endsWith(`/${name}`));
/** Patterns of such files, for a client that is told of them. */
export const notedPattern = `**/{${NAMES.join(',')}}`;

export interface NotesHome {
  readonly lang: Lang;
  readonly configs: ConfigSource | undefined;
  /** What of configuration and baseline is idle in each file that was checked. */
  idle(): Iterable<{ readonly uri: string; readonly idle: Idle }>;
  configsInUse(): readonly ReadConfig[];
  /** Whether every file of the workspace has been checked. */
  knowsAll(): boolean;
  publish(uri: string, diagnostics: readonly Diagnostic[]): void;
  /** Such a file is another than before. */
  changed(): void;
}

/** What can be mended in such a file. */
interface Mend {
  readonly text: string;
  /** Suppressions that suppress nothing, by their numbers. */
  readonly suppressions: Map<number, Diagnostic>;
  /** What takes the stale entries out of a baseline. */
  readonly pruned?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What is to be said of configuration files and baselines, in the files themselves as long as it is so, and mended
 * there.
 */
export class ConfigNotes {
  private readonly told = new Map<string, string>();
  private mends = new Map<string, Mend>();
  private readonly buffers = new Map<string, { version: number; text: string }>();
  /** Baselines as they were last parsed: they can be long. */
  private readonly trees = new Map<string, { readonly text: string; readonly root: Node | undefined }>();
  private telling: ReturnType<typeof setTimeout> | undefined;
  private changing: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly home: NotesHome) {}

  open(uri: string, version: number, text: string): void {
    this.take(uri, version, text);
  }

  change(uri: string, version: number, changes: readonly TextChange[]): boolean {
    const was = this.buffers.get(uri);
    if (!was) return false;
    let { text } = was;
    for (const { range, text: fresh } of changes)
      text = range ? text.slice(0, offsetIn(text, range.start)) + fresh + text.slice(offsetIn(text, range.end)) : fresh;
    this.take(uri, version, text);
    return true;
  }

  close(uri: string): boolean {
    if (!this.buffers.delete(uri)) return false;
    const { configs } = this.home;
    const was = configs?.textOf(uri);
    configs?.opened(uri, undefined);
    if (configs?.textOf(uri) !== was) this.changed();
    return true;
  }

  private take(uri: string, version: number, text: string): void {
    const { configs } = this.home;
    const was = configs?.textOf(uri);
    this.buffers.set(uri, { version, text });
    configs?.opened(uri, text);
    if (was !== text) this.changed();
  }

  private changed(): void {
    clearTimeout(this.changing);
    this.changing = setTimeout(() => this.home.changed(), QUIET);
  }

  /** The version of such a file in the editor; null where it is not open. */
  versionOf(uri: string): number | null {
    return this.buffers.get(uri)?.version ?? null;
  }

  end(): void {
    clearTimeout(this.telling);
    clearTimeout(this.changing);
  }

  /** Something has been checked, or is to be checked by other files than before. */
  outdate(): void {
    if (!this.home.configs || this.telling !== undefined) return;
    this.telling = setTimeout(() => {
      this.telling = undefined;
      this.tell();
    }, QUIET / 2);
  }

  private tell(): void {
    const all = new Map<string, Diagnostic[]>();
    this.mends = new Map();
    const configs = new Map(this.home.configsInUse().map((c) => [c.file, c]));
    for (const { uri, text = '', faults } of configs.values())
      for (const f of faults)
        add(all, uri, {
          range: rangeIn(text, f.start, f.end),
          severity: f.idle ? 2 : 1,
          source: SOURCE,
          code: 'config',
          message: this.say(f.zh, f.en),
        });
    const idle = [...this.home.idle()];
    this.tellUnused(idle, configs, all);
    this.tellStale(idle, all);
    for (const uri of [...this.told.keys()].filter((u) => !all.has(u))) {
      this.told.delete(uri);
      this.home.publish(uri, []);
    }
    for (const [uri, list] of all) {
      const now = JSON.stringify(list);
      if (this.told.get(uri) === now) continue;
      this.told.set(uri, now);
      this.home.publish(uri, list);
    }
  }

  private tellUnused(
    idle: readonly { readonly uri: string; readonly idle: Idle }[],
    configs: ReadonlyMap<string, ReadConfig>,
    all: Map<string, Diagnostic[]>,
  ): void {
    const byPlace = new Map<string, { from: string; number: number; used: boolean; uris: string[] }>();
    for (const { uri, idle: own } of idle)
      for (const { from, number, used } of own.suppressions) {
        const place = `${from}\n${number}`;
        const known = byPlace.get(place) ?? { from, number, used: false, uris: [] };
        byPlace.set(place, { ...known, used: known.used || used, uris: [...known.uris, uri] });
      }
    const gone = new Map((this.home.configs?.gone() ?? []).map((g) => [`${g.from}\n${g.number}`, g]));
    for (const [place, g] of gone) byPlace.set(place, { ...g, used: false, uris: [] });
    for (const [place, { from, number, used, uris }] of byPlace) {
      const config = configs.get(from);
      const text = config?.text;
      const entry = used || text === undefined ? undefined : entryIn(text, number);
      if (!config || !entry || text === undefined) continue;
      if (!gone.has(place) && !this.home.knowsAll() && !this.namesOnly(entry.file, config.uri, uris)) continue;
      const note: Diagnostic = {
        range: rangeIn(text, entry.start, entry.end),
        severity: warning,
        tags: [UNNECESSARY],
        source: SOURCE,
        code: 'suppression-unused',
        message: this.say('这一项没有忽略任何发现，可删去', 'This entry suppresses nothing; it can go'),
      };
      add(all, config.uri, note);
      const mend = this.mends.get(config.uri) ?? { text, suppressions: new Map(), diagnostics: [] };
      mend.suppressions.set(number, note);
      this.mends.set(config.uri, mend);
    }
  }

  /** Whether an entry is for one file, by its path, and that one has been checked. */
  private namesOnly(file: string | undefined, config: string, uris: readonly string[]): boolean {
    const path = file === undefined ? undefined : pathIn(file);
    return path !== undefined && uris.some((uri) => this.home.configs?.pathFrom(config, uri) === path);
  }

  private tellStale(
    idle: readonly { readonly uri: string; readonly idle: Idle }[],
    all: Map<string, Diagnostic[]>,
  ): void {
    const stale = new Map<string, StaleEntry[]>();
    for (const { idle: own } of idle) for (const s of own.baseline) add(stale, s.from, s);
    for (const { uri, text, entries, gone } of this.home.configs?.baselines() ?? []) {
      if (!entries) {
        const message = this.say(
          '不是基线文件；可用 --write-baseline 重新生成',
          'is no baseline; --write-baseline makes a new one',
        );
        add(all, uri, { range: rangeIn(text, 0, 1), severity: 1, source: SOURCE, code: 'baseline', message });
        continue;
      }
      const own = [...(stale.get(uri) ?? []), ...gone.map((e) => ({ ...e, from: uri, left: 0 }))];
      if (own.length === 0) continue;
      const root = this.treeOf(uri, text);
      const notes = own.slice(0, MOST).flatMap((s): Diagnostic[] => {
        const node = root && findNodeAtLocation(root, ['findings', s.number]);
        if (!node) return [];
        const n = s.count - s.left;
        return [
          {
            range: rangeIn(text, node.offset, node.offset + node.length),
            severity: information,
            tags: [UNNECESSARY],
            source: SOURCE,
            code: 'baseline-stale',
            message: this.say(`其中 ${n} 处已不存在，可从基线中删去`, `${n} of these are gone; they can be taken out`),
          },
        ];
      });
      const left = new Map(own.map((s) => [s.number, s.left]));
      const kept = entries.map((e) => ({ ...e, count: left.get(e.number) ?? e.count })).filter((e) => e.count > 0);
      for (const note of notes) add(all, uri, note);
      this.mends.set(uri, { text, suppressions: new Map(), pruned: baselineText(kept), diagnostics: notes });
    }
  }

  private treeOf(uri: string, text: string): Node | undefined {
    const was = this.trees.get(uri);
    if (was?.text === text) return was.root;
    const root = parseTree(text);
    this.trees.set(uri, { text, root });
    return root;
  }

  /** What mends such a file: single entries in a range, and all of them. */
  actions(uri: string, range: Range, only: readonly string[] | undefined): CodeAction[] {
    const mend = this.mends.get(uri);
    // What was found in another text says nothing of this one.
    if (!mend || this.home.configs?.textOf(uri) !== mend.text) return [];
    const wants = (kind: string) =>
      only === undefined || only.some((o) => o === '' || kind === o || kind.startsWith(`${o}.`));
    const touched = (d: Diagnostic) => d.range.start.line <= range.end.line && d.range.end.line >= range.start.line;
    const numbers = [...mend.suppressions.keys()];
    const here = numbers.filter((n) => touched(mend.suppressions.get(n)!));
    const out: CodeAction[] = [];
    const offer = (kind: string, title: string, after: string | undefined, diagnostics: readonly Diagnostic[]) => {
      const edit = after === undefined ? undefined : this.editOf(uri, mend.text, after);
      if (!edit || !wants(kind)) return;
      const quick = kind === 'quickfix' && { diagnostics: [...diagnostics], isPreferred: out.length === 0 };
      out.push({ title, kind, edit, ...quick });
    };
    const one = this.say('删去没有用到的忽略项', 'Take out the entry that suppresses nothing');
    for (const n of here) offer('quickfix', one, withoutEntries(mend.text, [n]), [mend.suppressions.get(n)!]);
    const prune = this.say('从基线中删去已不存在的发现', 'Take what is gone out of the baseline');
    const stale = mend.diagnostics.filter(touched);
    if (stale.length > 0) offer('quickfix', prune, mend.pruned, stale);
    const every = this.say('删去全部没有用到的忽略项', 'Take out every entry that suppresses nothing');
    if (numbers.length > 0) offer(FIX_ALL, every, withoutEntries(mend.text, numbers), []);
    offer(FIX_ALL, prune, mend.pruned, []);
    return out;
  }

  private editOf(uri: string, before: string, after: string): WorkspaceEdit {
    const textDocument = { uri, version: this.versionOf(uri) };
    return { documentChanges: [{ textDocument, edits: editBetween(before, after) }] };
  }

  private say(zh: string, en: string): string {
    return this.home.lang === 'zh' ? zh : en;
  }
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
