import { REPORT_NAME } from '../workspace/report-names';
import type { FileChange, FileSource } from './file-source';

/** What the reading of folders needs of those it reads for. */
export interface ReaderHome<T> {
  /** Whether a file is open: then it counts as it is in the editor. */
  isOpen(key: string): boolean;
  /** Whether nothing in a folder is to be looked at. */
  leavesOut?(folder: string): boolean;
  /** Whether anybody wants to know; else reading rests where it is. */
  isWanted(): boolean;
  /** Reads a file and looks at it, as long as it goes on. */
  look(uri: string, key: string, goesOn: () => boolean): Promise<T>;
  /** Takes what was found in a file; undefined: it does not count any more. */
  put(key: string, uri: string, found: T | undefined): void;
  /** Files of which something is known. */
  known(): Iterable<string>;
  /** How far a reading of all files is; `done` is `total` at its end. */
  progress(done: number, total: number): void;
  log(where: string, error: unknown): void;
}

/**
 * Reads the files of folders one at a time, the earlier year first, and again what has changed. Of two readings of one
 * file the one begun later counts.
 */
export class FolderReader<T> {
  private folders: readonly string[] = [];
  private turns = 0;
  /** The scan under way or done; undefined while nothing is to be read. */
  private scanning: number | undefined;
  /** The last reading of each file that is under way; an older one has nothing more to say. */
  private readonly reading = new Map<string, number>();
  /** Files that a scan under way may not have seen in their folders. */
  private readonly since = new Set<string>();
  /** Files to be looked at again, by their keys. */
  private readonly later = new Map<string, string>();
  private draining = false;
  private line: Promise<unknown> = Promise.resolve();
  private resting: (() => void)[] = [];
  private whole = false;

  constructor(
    private readonly home: ReaderHome<T>,
    private readonly files: FileSource | undefined,
  ) {}

  get isOn(): boolean {
    return this.scanning !== undefined;
  }
  /** Whether every file has been seen. */
  get isWhole(): boolean {
    return this.whole;
  }

  /** Takes the folders to look in. */
  lookIn(folders: readonly string[]): void {
    this.folders = folders;
    this.scanAgain();
  }

  start(): void {
    if (!this.isOn) void this.scan();
  }

  /** Ends what is under way; what is known is forgotten. */
  stop(): void {
    if (!this.isOn) return;
    this.scanning = undefined;
    this.whole = false;
    this.later.clear();
    this.resume();
    this.forget((key) => !this.home.isOpen(key));
  }

  /** Goes on where reading rested. */
  resume(): void {
    for (const go of this.resting.splice(0)) go();
  }

  /** Looks at all files again, after what says which of them count, or how they are read, has changed. */
  scanAgain(): void {
    if (this.isOn) void this.scan();
  }

  /** Looks again at a file whose findings hang on something that has changed; not before all have been seen. */
  again(uri: string, key: string): void {
    this.later.set(key, uri);
    void this.drain();
  }

  /** Files were created, changed or deleted; open ones count as they are in the editor. */
  async filesChanged(changes: readonly FileChange[]): Promise<void> {
    if (!this.isOn || !this.files) return;
    for (const { uri, kind } of changes) {
      if (kind === 'deleted') {
        // One word is said of a folder, none of what was in it.
        const key = this.keyOf(uri);
        this.forget((k) => k.startsWith(`${key}/`) && !this.home.isOpen(k));
      }
      if (REPORT_NAME.test(uri)) await this.readFile(uri);
      else if (kind === 'created' && (await this.files.kind(uri)) === 'folder') this.scanAgain();
    }
  }

  /** Reads a file again if it is one of those that count. */
  async readFile(uri: string): Promise<void> {
    const { files } = this;
    const key = this.keyOf(uri);
    if (!files || this.home.isOpen(key)) return;
    const turn = this.begin(key);
    this.since.add(key);
    const counts = await files.admits(uri, this.folders).catch(() => false);
    if (this.reading.get(key) !== turn) return;
    if (counts) await this.readFound(uri, key);
    else this.end(key, uri, turn, undefined);
  }

  /** A later call ends an earlier one. What is no longer in the folders is forgotten. */
  private async scan(): Promise<void> {
    const turn = (this.scanning = ++this.turns);
    const goesOn = () => this.scanning === turn;
    this.whole = false;
    this.since.clear();
    this.resume();
    if (!this.files) return;
    try {
      const found = await this.list(goesOn);
      const total = found.size;
      let done = 0;
      for (const [key, uri] of inOrder(found)) {
        if (!goesOn()) return;
        this.home.progress(done++, total);
        if (!this.home.isOpen(key)) await this.readFound(uri, key, goesOn);
      }
      if (!goesOn()) return;
      this.forget((key) => !found.has(key) && !this.since.has(key) && !this.home.isOpen(key) && !this.reading.has(key));
      this.whole = true;
      this.home.progress(total, total);
    } catch (error) {
      this.home.log('workspace', error);
    }
    await this.drain();
  }

  private async list(goesOn: () => boolean): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    await this.rest(goesOn);
    if (!goesOn()) return found;
    for await (const uri of this.files!.find(
      this.folders,
      goesOn,
      (folder) => this.home.leavesOut?.(folder) ?? false,
    )) {
      const key = this.keyOf(uri);
      if (!found.has(key)) found.set(key, uri);
    }
    return found;
  }

  private async drain(): Promise<void> {
    if (this.draining || !this.whole) return;
    this.draining = true;
    for (let next = first(this.later); next && this.whole; next = first(this.later)) {
      const [key, uri] = next;
      this.later.delete(key);
      if (!this.home.isOpen(key)) await this.readFound(uri, key);
    }
    this.draining = false;
  }

  /** Waits while nobody wants to know. */
  private async rest(goesOn: () => boolean): Promise<void> {
    while (this.isOn && goesOn() && !this.home.isWanted())
      await new Promise<void>((go) => {
        this.resting.push(go);
      });
  }

  private begin(key: string): number {
    const turn = ++this.turns;
    this.reading.set(key, turn);
    return turn;
  }

  private end(key: string, uri: string, turn: number, found: T | undefined): void {
    if (this.reading.get(key) !== turn) return;
    this.reading.delete(key);
    if (this.isOn && !this.home.isOpen(key)) this.home.put(key, uri, found);
  }

  private readFound(uri: string, key: string, wanted: () => boolean = () => true): Promise<void> {
    const turn = this.begin(key);
    const goesOn = () => this.isOn && wanted() && this.reading.get(key) === turn;
    const reading = this.line.then(async () => {
      await this.rest(goesOn);
      if (!goesOn()) {
        if (this.reading.get(key) === turn) this.reading.delete(key);
        return;
      }
      let found: T | undefined;
      try {
        found = await this.home.look(uri, key, goesOn);
      } catch (error) {
        this.home.log(uri, error);
      }
      if (wanted()) this.end(key, uri, turn, found);
      else if (this.reading.get(key) === turn) this.reading.delete(key);
    });
    this.line = reading;
    return reading;
  }

  private forget(which: (key: string) => boolean): void {
    for (const key of [...this.home.known()]) if (which(key)) this.home.put(key, '', undefined);
  }

  private keyOf(uri: string): string {
    return this.files?.key(uri) ?? uri;
  }
}

const first = <K, V>(map: ReadonlyMap<K, V>): [K, V] | undefined => map.entries().next().value;

/** The earlier year first, so that a report is looked at when that of the year before is known; else by path. */
function inOrder(found: ReadonlyMap<string, string>): [key: string, uri: string][] {
  const yearOf = (key: string) => Number(/(20[0-4]\d)(?!\d)(?!.*20[0-4]\d(?!\d))/.exec(key)?.[1] ?? 0);
  return [...found]
    .map(([key, uri]) => ({ key, uri, year: yearOf(key) }))
    .sort((a, b) => a.year - b.year || (a.key < b.key ? -1 : 1))
    .map(({ key, uri }) => [key, uri]);
}
