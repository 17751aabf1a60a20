import type { CheckedDocument, Counts } from '../../document/checked-document';
import type { FileResult, View } from '../batch/result';

/** A file to be shown: the result, and the text it speaks of. */
export interface Shown {
  readonly result: FileResult;
  /** Why it is no report, where that is to be told. */
  readonly why: string | null;
  readonly document: CheckedDocument;
  readonly view: View;
}

export interface Summary {
  /** Files that were read. */
  readonly files: number;
  /** Whether something that was named could not be checked. */
  readonly failed: boolean;
  readonly reports: number;
  readonly counts: Readonly<Counts>;
  readonly fixable: number;
  /** Findings mended by this run. */
  readonly applied: number;
}

/** A way to print what `check` found: `start`, the files in order with `between` them, `end`. Formats keep no state, so files can be printed anywhere. */
export interface CheckFormat {
  readonly start: string;
  /** Stands between two files' parts, where both are not empty. */
  readonly between: string;
  file(shown: Shown): string;
  end(summary: Summary, view: View): string;
}
