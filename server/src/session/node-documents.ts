import { constants } from 'node:fs';
import { access, open, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { marksOfUse } from '../../../shared/src/in-use';
import type { DocumentWork } from '../documents/work';
import { documentPath } from '../workspace/file-key';
import { ChangedMeanwhile, replaceFile } from '../workspace/replace-file';
import type { DocumentFiles, DocumentSource } from './document-source';

/** No document that is read is larger. */
const LARGEST = 64 << 20;
/** A thread that nobody has asked for so long is let go. */
const LINGER = 30_000;

/**
 * The bytes of a regular file; undefined for anything else. Opened without waiting and looked at before it is read: a
 * pipe or a device would hold a thread for good.
 */
export async function readRegular(path: string, largest: number): Promise<Buffer | undefined> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => undefined);
  try {
    const s = await file?.stat();
    return file && s?.isFile() && s.size <= largest ? await file.readFile() : undefined;
  } catch {
    // Gone meanwhile.
    return undefined;
  } finally {
    await file?.close().catch(() => undefined);
  }
}

const nodeDocumentFiles: DocumentFiles = {
  pathOf: documentPath,
  read: (path) => readRegular(path, LARGEST),

  async isInUse(path) {
    const target = await realpath(path).catch(() => path);
    const marks = marksOfUse(basename(target)).map((mark) =>
      access(join(dirname(target), mark)).then(
        () => true,
        () => false,
      ),
    );
    return (await Promise.all(marks)).includes(true);
  },

  async replace(path, read, bytes) {
    try {
      replaceFile(path, read, bytes);
      return true;
    } catch (error) {
      if (error instanceof ChangedMeanwhile) return false;
      throw error;
    }
  },
};

type Call = readonly [method: keyof DocumentWork, ...args: unknown[]];
interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Documents are read and written in a thread: none, however large, holds the server up. */
class WorkAside implements DocumentWork {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;
  private lingering: ReturnType<typeof setTimeout> | undefined;

  /** @param file the thread's bundle */
  constructor(private readonly file: string) {}

  textOf(bytes: Uint8Array): ReturnType<DocumentWork['textOf']> {
    return this.ask(['textOf', bytes]) as ReturnType<DocumentWork['textOf']>;
  }

  withText(bytes: Uint8Array, text: string, track: boolean): ReturnType<DocumentWork['withText']> {
    return this.ask(['withText', bytes, text, track]) as ReturnType<DocumentWork['withText']>;
  }

  private ask(call: Call): Promise<unknown> {
    clearTimeout(this.lingering);
    const worker = (this.worker ??= this.start());
    const id = ++this.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage([id, ...call]);
    });
  }

  private start(): Worker {
    const worker = new Worker(this.file);
    // The server's end is not put off for it.
    worker.unref();
    worker.on('message', ([id, value, error]: [number, unknown, string | undefined]) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error));
      if (this.waiting.size === 0) this.linger();
    });
    worker.on('error', (error) => this.ended(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.ended(worker, new Error('the thread that reads documents has ended')));
    return worker;
  }

  private linger(): void {
    this.lingering = setTimeout(() => {
      const { worker } = this;
      this.worker = undefined;
      void worker?.terminate();
    }, LINGER).unref();
  }

  /** Whoever waits for it is told; the next one who asks gets another. */
  private ended(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

export function nodeDocuments(): DocumentSource {
  return { work: new WorkAside(join(__dirname, 'documents.js')), files: nodeDocumentFiles };
}
