import type { Lang } from '../rules/rule';
import type { Steps } from '../document/steps';
import type { CheckedDocument, Located, Range } from '../document/checked-document';

/** What a feature sees: a checked document, its address, and the user's language. */
export interface Checked {
  readonly uri: string;
  readonly document: CheckedDocument;
  readonly lang: Lang;
  /** Every finding in the order of the text, where they have been gathered already. */
  readonly findings?: readonly Located[];
  /** Gathers them step by step. */
  gather?(): Steps<void>;
}

/** A checked document until its next edit: its findings are gathered once for all features. */
export class View implements Checked {
  private located: readonly Located[] | undefined;
  constructor(
    readonly uri: string,
    readonly document: CheckedDocument,
    readonly lang: Lang,
  ) {}
  get findings(): readonly Located[] {
    return (this.located ??= this.document.findings());
  }
  *gather(): Steps<void> {
    this.located ??= yield* this.document.findingSteps();
  }
}

/** Every finding in the order of the text, gathered report by report. */
export function* gathered(checked: Checked): Steps<readonly Located[]> {
  yield* checked.gather?.() ?? [];
  return findingsOf(checked);
}

/** Every finding in the order of the text. */
export function findingsOf(checked: Checked): readonly Located[] {
  return checked.findings ?? checked.document.findings();
}

/** The sentence in the user's language. */
export function say(lang: Lang, zh: string, en: string): string {
  return lang === 'zh' ? zh : en;
}

/** Behind a label in a sentence. */
export const colon = (lang: Lang): string => say(lang, '：', ': ');

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Offsets of an LSP range; one whose end is before its start is the stretch between them. */
export function spanOf(checked: Checked, range: Range): Span {
  const a = checked.document.offsetAt(range.start),
    b = checked.document.offsetAt(range.end);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** Whether two stretches share a character or touch: a cursor at a word's end is still on it. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Where a finding stands. */
export function spanOfFinding({ finding, offset }: Located): Span {
  return { start: offset, end: offset + finding.place.end - finding.place.start };
}
