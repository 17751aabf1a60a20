import type { CheckedDocument, Counts } from '../../document/checked-document';
import type { FileResult, View } from '../batch/result';

/** A file to be shown: the result, and the text it speaks of. */
export interface Shown {
  readonly result: FileResult;
  /** For each finding what tells it from others of the file, whatever is edited elsewhere. */
  readonly prints: readonly Print[];
  /** The same for each that is suppressed. */
  readonly suppressedPrints: readonly Print[];
  /** Why it is no report, where that is to be told. */
  readonly why: string | null;
  readonly document: CheckedDocument;
  readonly view: View;
}

/** What a finding is about, and how many findings of the file that are about the same came before. */
export interface Print {
  readonly key: string;
  readonly nth: number;
}

/** How many findings of a rule there are. */
export type RuleCounts = Readonly<Record<string, number>>;

/** A folder with what was found in its own files. */
export interface FolderCounts {
  readonly folder: string;
  readonly files: number;
  readonly reports: number;
  readonly counts: Readonly<Counts>;
}

export interface Summary {
  /** Files that were read. */
  readonly files: number;
  /** Whether something that was named could not be checked. */
  readonly failed: boolean;
  /** What that was, and why. */
  readonly failures: readonly { readonly path: string; readonly message: string }[];
  readonly reports: number;
  readonly counts: Readonly<Counts>;
  readonly fixable: number;
  /** Findings mended by this run. */
  readonly applied: number;
  readonly rules: RuleCounts;
  readonly folders: readonly FolderCounts[];
}

/**
 * A way to print what `check` found: `start`, the files in order with `between` them, `end`. Formats keep no state, so
 * files can be printed anywhere.
 */
export interface CheckFormat {
  readonly start: string;
  /** Stands between two files' parts, where both are not empty. */
  readonly between: string;
  file(shown: Shown): string;
  end(summary: Summary, view: View): string;
}
