import type { Effective } from '../workspace/config/effective';
import type { Fault, Vocabulary } from '../workspace/config/model';
import type { KnownFinding, KnownKeys } from '../workspace/baseline';

/** A configuration file that was read, as the client knows it. */
export interface ReadConfig {
  readonly uri: string;
  readonly file: string;
  readonly text: string | undefined;
  readonly faults: readonly Fault[];
}

/** What a configuration says of a file. */
export interface ConfigOf {
  readonly file: string;
  readonly says: Effective;
  readonly read: readonly ReadConfig[];
}

/** An entry of a baseline, and which one it is in its file, counted from zero. */
export interface BaselineEntry extends KnownFinding {
  readonly number: number;
}

/** What a baseline knows of a file. */
export interface BaselineOf {
  /** Address of the baseline. */
  readonly uri: string;
  readonly entries: readonly BaselineEntry[];
  readonly known: KnownKeys;
}

/** A baseline that was read. */
export interface ReadBaseline {
  readonly uri: string;
  readonly text: string;
  /** Undefined where the text is no baseline. */
  readonly entries: readonly BaselineEntry[] | undefined;
  /** Entries of files that are not there any more. */
  readonly gone: readonly BaselineEntry[];
}

/** Configuration files; absent where the server has no file system. */
export interface ConfigSource {
  /** What the file nearest to a document says, up to its workspace folder. */
  for(uri: string, folders: readonly string[], words: Vocabulary): ConfigOf | undefined;
  /** What the baseline nearest to a document knows of it. */
  baselineFor(uri: string, folders: readonly string[]): BaselineOf | undefined;
  /** The configuration files that were read. */
  configs(): readonly ReadConfig[];
  /** Suppressions of these for files that are not there any more, by their numbers. */
  gone(): readonly { readonly from: string; readonly number: number }[];
  /** The baselines that were read. */
  baselines(): readonly ReadBaseline[];
  /** Files have come or gone: which entries are of files that are not there is found anew. */
  filesMoved(): void;
  /** Where a configuration file would be made for a document that has none: in its workspace folder, or beside it. */
  placeFor(uri: string, folders: readonly string[]): string | undefined;
  /** A document's path from the folder of a file, with forward slashes; undefined where it stands elsewhere. */
  pathFrom(file: string, uri: string): string | undefined;
  /** The text of a configuration file or baseline, as it is in the editor or on disk. */
  textOf(uri: string): string | undefined;
  /** Takes the text of such a file that is open; undefined: it is closed. */
  opened(uri: string, text: string | undefined): void;
  /**
   * Whether what was read hangs on a file or folder that has come, gone or changed: one that was read, or looked for in
   * vain, or a folder that holds such a file or was looked into.
   */
  hangsOn(uri: string): boolean;
  /** Lets go of what was read: the files may have changed. */
  forget(): void;
}
