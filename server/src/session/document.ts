import type { Diagnostic } from 'vscode-languageserver-types';
import type { BaselineWay, CheckTime } from '../../../shared/src/settings';
import type { Steps } from '../document/steps';
import { View } from '../features/checked';
import { readied } from '../features/states';
import type { Form } from '../forms/form';
import type { Lang } from '../rules/rule';
import { CheckedDocument, type Range } from '../document/checked-document';
import type { CheckOptions } from '../document/options';
import { PIECE } from '../document/read-text';
import type { BaselineOf } from './configs';
import { inOrder } from './shapes';

/** A change as the client tells it; without a range the whole text is new. */
export interface TextChange {
  readonly range?: Range;
  readonly text: string;
}

const textOnly: CheckOptions = { lang: 'zh', forms: [], form: 'auto', severities: {}, forced: false };

/** Reports that are looked at in one turn when a long text has been read. */
const AT_ONCE = 64;

/** How a document is to be checked; `enabled` false keeps its text and nothing else. */
export interface DocumentOptions {
  readonly enabled: boolean;
  readonly form: string;
  readonly severities: CheckOptions['severities'];
  readonly suppressions?: CheckOptions['suppressions'];
  readonly forced: boolean;
  readonly maxFindings: number;
  /** Findings that are known, and what becomes of them. */
  readonly baseline?: BaselineOf | undefined;
  readonly baselineWay?: BaselineWay;
  readonly checkOn?: CheckTime;
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
  /** How wide the client's font draws wide characters; undefined for twice. */
  readonly cjkWidth?: number;
  /** Why it is not checked, where a configuration file says so; in the user's language. */
  readonly off?: string | undefined;
}

/**
 * An open document. Its text stands in the engine's blocks only; where checking fails, or before the settings are
 * known, in a document that knows no form, so that no edit is ever lost.
 */
export class OpenDocument {
  private checked: CheckedDocument;
  private seen: View | undefined;
  /** Undefined until the settings are known. */
  options: DocumentOptions | undefined;
  /** What went wrong in checking. */
  trouble: unknown;
  loggedTrouble = '';
  /** Grows with each change; tells what is outdated. */
  generation = 0;
  /** Diagnostics that the client was told; undefined where it holds none. */
  told: readonly Diagnostic[] | undefined;
  /** Whether the client may not show any more what it was told. */
  isDoubtful = false;
  /** Diagnostics of the text as it was last saved, where others wait until it is saved again. */
  held: readonly Diagnostic[] | undefined;
  /** The last status sent, to say nothing twice about a document that is no report. */
  lastStatus = '';
  /** Settles when the settings are known. */
  readonly ready: Promise<void>;
  private settle: () => void = () => undefined;
  /** What is still to be done when a long text has been read. */
  private readying: Steps<void> | undefined;
  /** Those who wait until the text is read. */
  private waiting: (() => void)[] = [];
  private closed = false;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    public version: number,
    text: string,
    private readonly forms: readonly Form[],
    private readonly lang: Lang,
  ) {
    this.checked = open(text, textOnly);
    this.ready = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** The document as it is now, for features. */
  get view(): View {
    return (this.seen ??= new View(this.uri, this.checked, this.lang));
  }

  /**
   * Reads and checks the next piece of the text. A long text is opened in many turns of the event loop, so that
   * changes and questions are heard between them.
   * @returns whether all of it has been read
   */
  readOn(): boolean {
    if (!this.checked.read) this.seen = undefined;
    if (!this.checked.readOn()) {
      this.seen = undefined;
      this.readying = readied(this.view);
      return false;
    }
    for (let n = 0; this.readying; n++) {
      if (n === AT_ONCE) return false;
      if (this.readying.next().done) this.readying = undefined;
    }
    for (const tell of this.waiting.splice(0)) tell();
    return true;
  }

  /** Settles when the whole text has been read, the document is closed or whoever waits has lost interest. */
  whole(lost?: (then: () => void) => unknown): Promise<void> {
    // What is closed is read no further: who begins to wait now would wait for ever.
    if (this.closed || (this.checked.read && !this.readying)) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      lost?.(resolve);
    });
  }

  /** Lets go of those who wait. */
  close(): void {
    this.generation++;
    this.closed = true;
    this.settle();
    for (const tell of this.waiting.splice(0)) tell();
  }

  /** Takes new settings; checks again if they change what is found. */
  configure(options: DocumentOptions): void {
    const was = this.options;
    this.options = options;
    if (
      !was ||
      was.enabled !== options.enabled ||
      was.form !== options.form ||
      was.forced !== options.forced ||
      JSON.stringify(was.severities) !== JSON.stringify(options.severities) ||
      JSON.stringify(was.suppressions) !== JSON.stringify(options.suppressions)
    )
      this.recheck();
    this.generation++;
    this.settle();
  }

  /** Something beside the text has changed: what features remember of it is let go. */
  outdate(): void {
    this.seen = undefined;
  }

  /** Reads and checks the whole text again. */
  recheck(): void {
    this.load(this.checked.text());
  }

  private load(text: string): void {
    this.seen = this.readying = undefined;
    this.trouble = undefined;
    this.generation++;
    const { options } = this;
    try {
      this.checked = open(
        text,
        !options?.enabled
          ? textOnly
          : {
              lang: this.lang,
              forms: this.forms,
              form: options.form,
              severities: options.severities,
              forced: options.forced,
              suppressions: options.suppressions ?? [],
            },
      );
    } catch (error) {
      this.trouble = error;
      this.checked = open(text, textOnly);
    }
  }

  /** Checking has failed: until the next change only the text is kept. */
  fail(error: unknown): void {
    this.trouble ??= error;
    this.seen = undefined;
    this.checked = open(this.checked.text(), textOnly);
    // Nobody may come by to read it on.
    while (!this.readOn()) {
      /* goes on */
    }
  }

  /** Applies changes in their order. */
  change(version: number, changes: readonly TextChange[]): void {
    this.version = version;
    for (const change of changes) {
      if (change.range) this.edit(change.range, change.text);
      else this.load(change.text);
    }
    this.seen = undefined;
    this.generation++;
  }

  private edit(range: Range, text: string): void {
    const ordered = inOrder(range);
    const start = this.checked.offsetAt(ordered.start);
    const end = Math.max(start, this.checked.offsetAt(ordered.end));
    if (this.trouble) {
      // The text that could not be checked is changing: it may be possible now.
      this.load(this.checked.text(0, start) + text + this.checked.text(end));
      return;
    }
    const before = this.checked.length;
    try {
      this.checked.edit({ start, end, text });
    } catch (error) {
      this.rescue(before, start, end, text);
      this.trouble ??= error;
    }
  }

  /** After a failed edit: the text is kept, with the edit if it was not made yet, and checked afresh. */
  private rescue(before: number, start: number, end: number, text: string): void {
    const kept = this.checked.text();
    const made =
      kept.length === before - (end - start) + text.length &&
      (kept.length !== before || kept.slice(start, start + text.length) === text);
    this.load(made ? kept : kept.slice(0, start) + text + kept.slice(end));
  }
}

function open(text: string, options: CheckOptions): CheckedDocument {
  return new CheckedDocument(text, options, PIECE);
}
