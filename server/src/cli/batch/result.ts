import type { Applicability, Severity } from '../../rules/rule';
import type { Range } from '../../document/checked-document';
import type { Location } from './locations';

// What `check --format json` says of a file: the contract's names.
export interface FileResult {
  readonly path: string;
  readonly form: string | null;
  readonly year: number | null;
  readonly agency: string | null;
  readonly title: string | null;
  readonly sections: readonly SectionResult[];
  readonly findings: readonly FindingResult[];
  /** Findings that are not told, and why; absent where there are none. */
  readonly suppressed?: readonly SuppressedResult[];
}
export interface SuppressedResult extends FindingResult {
  readonly suppression: { readonly kind: 'comment' | 'configuration' | 'baseline'; readonly reason: string };
}
export interface SectionResult {
  readonly id: string;
  readonly title: string;
  readonly range: Range;
}
export interface FindingResult {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** In a document that is no text file: where it stands there. */
  readonly location?: Location;
  readonly facts: readonly string[];
  /** `path`: in another file. */
  readonly related: readonly { readonly path?: string; readonly message: string; readonly range: Range }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly applicability: Applicability;
    readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  }[];
}

/** What the formats need to know of the screen. */
export interface View {
  readonly lang: 'zh' | 'en';
  readonly color: boolean;
  readonly width: number;
  readonly quiet: boolean;
  readonly limit: number;
}
