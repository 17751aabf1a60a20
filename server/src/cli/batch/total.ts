import { noCounts } from '../../document/found-list';
import type { Counts } from '../../document/checked-document';
import type { FailLevel } from '../arguments/check-options';
import type { FolderCounts, Summary } from '../formats/format';
import type { Note } from '../terminal/problem';
import type { FileOutcome } from './check-file';

const severities = ['error', 'warning', 'info', 'hint'] as const;

interface Sums {
  files: number;
  reports: number;
  readonly counts: Counts;
}

/** What a run has found so far. */
export class Total {
  private readonly all: Sums = { files: 0, reports: 0, counts: noCounts() };
  private fixable = 0;
  private applied = 0;
  private readonly failures: Note[] = [];
  private readonly rules: Record<string, number> = {};
  private readonly folders = new Map<string, Sums>();

  /** Whether something that was named could not be dealt with. */
  get failed(): boolean {
    return this.failures.length > 0;
  }

  note(note: Note): void {
    if (note.kind === 'failure') this.failures.push(note);
  }

  add(path: string, outcome: FileOutcome): void {
    if (!outcome.read) return;
    const folder = this.folderOf(path);
    for (const sums of [this.all, folder]) {
      sums.files++;
      sums.reports += outcome.reports;
      for (const key of severities) sums.counts[key] += outcome.counts[key];
    }
    this.fixable += outcome.fixable;
    this.applied += outcome.applied;
    for (const [rule, count] of Object.entries(outcome.rules)) this.rules[rule] = (this.rules[rule] ?? 0) + count;
  }

  private folderOf(path: string): Sums {
    const name = path.slice(0, Math.max(0, path.lastIndexOf('/'))) || (path.startsWith('/') ? '/' : '.');
    let folder = this.folders.get(name);
    if (!folder) this.folders.set(name, (folder = { files: 0, reports: 0, counts: noCounts() }));
    return folder;
  }

  summary(): Summary {
    const folders = [...this.folders].map(([folder, sums]): FolderCounts => ({ folder, ...sums }));
    return {
      ...this.all,
      failed: this.failed,
      failures: this.failures.map(({ path, message }) => ({ path, message })),
      fixable: this.fixable,
      applied: this.applied,
      rules: this.rules,
      folders: folders.sort((a, b) => (a.folder < b.folder ? -1 : 1)),
    };
  }

  /** Whether there is a finding at a level or above. */
  reaches(level: FailLevel): boolean {
    if (level === 'never') return false;
    return severities.slice(0, severities.indexOf(level) + 1).some((key) => this.all.counts[key] > 0);
  }

  get warnings(): number {
    return this.all.counts.warning;
  }
}
