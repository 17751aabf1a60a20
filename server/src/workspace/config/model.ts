import type { SeverityLevel } from '../../../../shared/src/settings';

// Plain data throughout: what a configuration says is kept from run to run and handed to threads.

/** What a configuration file is called; the first of two in one folder counts. */
export const CONFIG_NAMES = ['gouji.json', 'gouji.jsonc'] as const;
/** What git is told to leave out stands in files of this name. */
export const IGNORE_NAME = '.gitignore';

/** What a configuration can say of the files it is for. */
export interface Stated {
  readonly enable?: boolean;
  readonly form?: string;
  readonly rules?: Readonly<Record<string, SeverityLevel>>;
  readonly inlayHints?: boolean;
  readonly codeLens?: boolean;
  readonly maxFindings?: number;
  /** Megabytes of the largest file that is read. */
  readonly maxFileSize?: number;
}

/** A finding that is not to be told: whatever is named has to be so. */
export interface Suppressed {
  /** A pattern of the files it is for. */
  readonly file?: string;
  readonly rule?: string;
  readonly fact?: string;
  readonly text?: string;
  readonly reason: string;
  /** Which one it is in its file, counted from one. */
  readonly number: number;
}

/** One configuration file, or a part of it that holds for some files only. */
export interface Layer extends Stated {
  /** The file it stands in, and the folder that its patterns count from. */
  readonly file: string;
  readonly folder: string;
  /** Patterns of the files it holds for; none: for all. */
  readonly only?: readonly string[];
  /** Patterns of files that are reports whatever their text. */
  readonly files?: readonly string[];
  /** Patterns of files that are not looked at. */
  readonly exclude?: readonly string[];
  /** Findings that are not to be told. */
  readonly suppress?: readonly Suppressed[];
  /** Whether what git ignores is left out of folders. */
  readonly gitIgnore?: boolean;
}

/** Something wrong in a configuration file, at its place. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly zh: string;
  readonly en: string;
  /** It does nothing, and no harm: told, and no reason not to check. */
  readonly idle?: true;
}

/** A file that is named by `extends`, as it is written there. */
export interface Extended {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** What one configuration file says. */
export interface ConfigText {
  readonly extended: readonly Extended[];
  readonly own: Omit<Layer, 'file' | 'folder' | 'only'>;
  readonly overrides: readonly (Omit<Layer, 'file' | 'folder'> & { readonly only: readonly string[] })[];
  readonly faults: readonly Fault[];
}

/** What rules and forms there are, to tell what is not one of them. */
export interface Vocabulary {
  readonly rules: readonly string[];
  readonly forms: readonly string[];
}
