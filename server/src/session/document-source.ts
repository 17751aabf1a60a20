import type { DocumentWork } from '../documents/work';

/** Documents on the machine that the server runs on. */
export interface DocumentFiles {
  /** A document's bytes; undefined where they cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Whether another program has left its mark that it has the document open. */
  isInUse(path: string): Promise<boolean>;
  /** Puts other bytes in one step where those stand that were read; false if something else stands there by now. */
  replace(path: string, read: Uint8Array, bytes: Uint8Array): Promise<boolean>;
  /** The path of a file's address; undefined for an address of anything else. */
  pathOf(uri: string): string | undefined;
}

export interface DocumentSource {
  readonly work: DocumentWork;
  /** Absent where there is no file system. */
  readonly files?: DocumentFiles;
}
