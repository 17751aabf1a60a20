import { closeSync, constants, fstatSync, futimesSync, openSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fill, makeFolder, own, ownFolder, PLAIN, writeAll, writePrivate } from './private-files';
import { payload, record, scan, type Span } from './records';

/** How much may be kept. */
export interface Limits {
  /** Bytes of a pack; it is held in memory while a run lasts. */
  readonly pack: number;
  /** Bytes of all packs of a folder. */
  readonly folder: number;
  /** Days after which a pack that nobody uses goes. */
  readonly days: number;
}
const usual: Limits = { pack: 64 << 20, folder: 256 << 20, days: 30 };

/** Bytes gathered before they are written. */
const BATCH = 4 << 20;
const DAY_MS = 86_400_000;
/** Packs, and compiled code of a build. */
const KEPT = /^gouji-[0-9a-f]{32}\.(?:pack|code)(?:\.\d+\.tmp)?$/;

/**
 * A file of records that runs read whole and append to, any number of them at once. Nothing here throws: what cannot
 * be read is not there, and after the first thing that cannot be written nothing more is.
 */
export class Pack {
  private bytes = Buffer.alloc(0);
  private spans = new Map<string, Span>();
  private readonly used = new Set<string>();
  private usedBytes = 0;
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private size = 0;
  private written = false;
  private stale = false;
  /** What kept it from being used, if anything did. */
  trouble: unknown;

  constructor(
    readonly file: string,
    private readonly limits = usual,
  ) {
    try {
      this.load();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.trouble = error;
    }
  }

  /** What is kept under a key. */
  get(key: string): Buffer | undefined {
    const span = this.spans.get(key);
    const found = span && payload(this.bytes, span);
    if (found) this.use(key, span.end - span.start);
    return found;
  }

  /** Keeps something; not where what this run uses has filled the pack already. */
  put(key: string, content: Uint8Array): void {
    if (this.trouble !== undefined) return;
    const one = record(key, content);
    if (this.usedBytes + one.length > this.limits.pack) return;
    this.use(key, one.length);
    this.pending.push(one);
    this.pendingBytes += one.length;
    if (this.pendingBytes >= BATCH) this.flush();
  }

  /** Writes what is left to write, and makes room where too much is kept. */
  close(): void {
    this.flush();
    if (this.trouble !== undefined) return;
    try {
      if (this.size > this.limits.pack) this.compact();
      // Packs come and go with builds and configurations: who writes one looks after the others.
      if (this.written) clear(dirname(this.file), this.file, this.limits);
      else if (this.stale) this.touch();
    } catch (error) {
      this.trouble = error;
    }
  }

  private use(key: string, bytes: number): void {
    if (!this.used.has(key)) this.usedBytes += bytes;
    this.used.add(key);
  }

  private load(): void {
    const fd = openSync(this.file, constants.O_RDONLY | PLAIN);
    try {
      ownFolder(dirname(this.file));
      const { size, mtimeMs } = own(fd);
      this.size = size;
      this.stale = Date.now() - mtimeMs > DAY_MS;
      // Far too long to be ours, or grown by many runs at once: it is cut down when this run ends.
      this.bytes = fill(fd, Buffer.allocUnsafeSlow(Math.min(size, 2 * this.limits.pack)));
      this.spans = scan(this.bytes);
    } finally {
      closeSync(fd);
    }
  }

  /** Appends what was gathered, all of it in one call: so what runs write at the same time does not mix. */
  private flush(): void {
    if (this.pending.length === 0 || this.trouble !== undefined) return;
    const batch = Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    try {
      const fd = this.openToAppend();
      try {
        ownFolder(dirname(this.file));
        own(fd);
        writeAll(fd, batch);
        this.size = fstatSync(fd).size;
        this.written = true;
      } finally {
        closeSync(fd);
      }
    } catch (error) {
      this.trouble = error;
    }
  }

  private openToAppend(): number {
    const open = () => openSync(this.file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | PLAIN, 0o600);
    try {
      return open();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      makeFolder(dirname(this.file));
      return open();
    }
  }

  /**
   * Puts a pack of what this run used in the place of the old one, and of the rest, the newest first, as much as half
   * of it holds.
   */
  private compact(): void {
    this.bytes = Buffer.alloc(0);
    this.load();
    const all = [...this.spans].map(([key, span]) => ({
      ...span,
      bytes: span.end - span.start,
      used: this.used.has(key),
    }));
    const kept: Span[] = [];
    let total = 0;
    for (const used of [true, false]) {
      const room = used ? this.limits.pack : this.limits.pack / 2;
      for (const r of all.filter((one) => one.used === used).sort((a, b) => b.start - a.start)) {
        if (total + r.bytes > room || !payload(this.bytes, r)) continue;
        total += r.bytes;
        kept.push(r);
      }
    }
    kept.sort((a, b) => a.start - b.start);
    writePrivate(this.file, ...kept.map((r) => this.bytes.subarray(r.start, r.end)));
  }

  private touch(): void {
    const fd = openSync(this.file, constants.O_WRONLY | PLAIN),
      now = new Date();
    try {
      futimesSync(fd, now, now);
    } finally {
      closeSync(fd);
    }
  }
}

/** Removes packs that nobody used for long, and the longest unused ones beyond the limit. */
function clear(folder: string, besides: string, limits: Limits): void {
  const packs = readdirSync(folder)
    .filter((name) => KEPT.test(name))
    .map((name) => join(folder, name))
    .flatMap((file) => {
      try {
        const { size, mtimeMs } = statSync(file);
        return [{ file, size, mtimeMs }];
      } catch {
        return [];
      }
    });
  let total = 0;
  for (const { file, size, mtimeMs } of packs.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    total += size;
    const half = file.endsWith('.tmp');
    const old = mtimeMs < Date.now() - (half ? 1 : limits.days) * DAY_MS;
    if (file !== besides && (old || (!half && total > limits.folder)))
      try {
        unlinkSync(file);
      } catch {
        /* another run was first, or has it open */
      }
  }
}
