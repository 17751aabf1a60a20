import type { DocumentText } from '../documents/work';

/** Files beside the open documents; absent where the server has no file system. */
export interface FileSource {
  /** One name for a file, however its address is written and whatever links lead to it. */
  key(uri: string): string;
  /** Addresses of files in these folders that could be reports, as long as it goes on; some folders are not entered. */
  find(
    folders: readonly string[],
    goesOn: () => boolean,
    leavesOut?: (folder: string) => boolean,
  ): AsyncIterable<string>;
  /** Whether a file is one that {@link find} would give for the folders. */
  admits(uri: string, folders: readonly string[]): Promise<boolean>;
  kind(uri: string): Promise<'file' | 'folder' | undefined>;
  /** Changes whenever the file does; undefined where that cannot be told. */
  stamp(uri: string): Promise<string | undefined>;
  /** A file's text, that of a document too; undefined if there is none. */
  read(uri: string): Promise<DocumentText | undefined>;
}

/** Something has happened to a file or folder. */
export interface FileChange {
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}
