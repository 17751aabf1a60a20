/** Files beside the open documents; absent where the server has no file system. */
export interface FileSource {
  /** One name for a file, however its address is written and whatever links lead to it. */
  key(uri: string): string;
  /** Addresses of files in these folders that could be reports, as long as it goes on. */
  find(folders: readonly string[], goesOn: () => boolean): AsyncIterable<string>;
  /** Whether a file is one that {@link find} would give for the folders. */
  admits(uri: string, folders: readonly string[]): Promise<boolean>;
  kind(uri: string): Promise<'file' | 'folder' | undefined>;
  /** Changes whenever the file does; undefined where that cannot be told. */
  stamp(uri: string): Promise<string | undefined>;
  /** A file's text; undefined if it cannot be read as text. */
  read(uri: string): Promise<FileText | undefined>;
}

export interface FileText {
  readonly text: string;
  /** Whether an editor that takes files for UTF-8 has the same text, so that edits have the same places in it. */
  readonly utf8: boolean;
}

/** Something has happened to a file or folder. */
export interface FileChange {
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}
