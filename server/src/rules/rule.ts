import type { Form, Section } from '../forms/form';
import type { BoundSection, BoundTable, Fact, Place, Report } from '../report/model';
import type { Above } from '../prose/above';
import type { Block } from '../syntax/block';
import type { Prose } from '../text/prose';
import type { RangeData, YearBefore } from './year-before';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Lang = 'zh' | 'en';
export type RuleGroup = 'form' | 'tables' | 'cells' | 'totals' | 'prose' | 'dates' | 'years' | 'text';

/**
 * A safe fix changes names, format or residue only; a suggested one changes a figure or adds content, chosen by a
 * person.
 */
export type Applicability = 'safe' | 'suggested';

export interface Edit {
  readonly place: Place;
  readonly newText: string;
}
export interface Fix {
  readonly title: string;
  readonly applicability: Applicability;
  readonly edits: readonly Edit[];
}
export interface Related {
  readonly message: string;
  readonly place: Place;
}
/** Something related in another file: its range is that of the file as it was last read. */
export interface Elsewhere {
  readonly message: string;
  readonly uri: string;
  readonly range: RangeData;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  /** Ids of the facts it speaks of, the culprit first. */
  readonly facts: readonly string[];
  readonly related: readonly Related[];
  readonly elsewhere?: readonly Elsewhere[];
  /** What is missing, where something is: `section:ID` or `table:ID`; it is not what stands at the place. */
  readonly subject?: string;
  /** The preferred one first. */
  readonly fixes: readonly Fix[];
}

/** What a rule hands to {@link RuleContext.report}. */
export interface FindingInit {
  readonly place: Place;
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly facts?: readonly string[];
  readonly related?: readonly Related[];
  readonly elsewhere?: readonly Elsewhere[];
  readonly subject?: string;
  readonly fixes?: readonly Fix[];
}

/** What a rule may ask besides the report it looks at. */
export interface RuleContext {
  readonly lang: Lang;
  /** All forms known, the one in force first. */
  readonly forms: readonly Form[];
  /** The message in the user's language. */
  say(zh: string, en: string): string;
  report(finding: FindingInit): void;
  /** Blocks from the first up to, not including, the second. */
  blocks(from: Block, until: Block | undefined): Iterable<Block>;
  /** Where a report's text ends: behind its last line that is not empty. */
  endOf(report: Report): Place;
  /** The line end in use around a block. */
  eol(block: Block): string;
}

/**
 * What a rule may ask when it looks at one block of text. Whatever it asks of the report is noted, so that the block is
 * looked at again when the answer changes, and only then.
 */
export interface BlockContext extends RuleContext {
  readonly form: Form;
  /** The block's text as it is compared. */
  readonly prose: Prose;
  /** What the tables say of a fact, by fact index; undefined where no cell was read. */
  fact(index: number): Fact | undefined;
  /** The year of the report. */
  year(): number | undefined;
  agency(): string | undefined;
  /** The section the block stands in; undefined before the first. */
  section(): Section | undefined;
  /** What stands above the block, as far as it says what the block speaks of. */
  above(): Above;
}

/** A comment that suppresses nothing, or not all it names, and why. */
export type UnusedSuppression = {
  readonly place: Place;
  /** Takes what has no effect out of the comment, or the whole of it where nothing is left. */
  readonly edit: Edit;
} & (
  | { readonly why: 'unused'; readonly idle: readonly string[] }
  | { readonly why: 'unknown-rule'; readonly rule: string; readonly meant: string | undefined }
  | { readonly why: 'no-rule' | 'no-reason' }
);

export interface RuleText {
  /** One line for lists. */
  readonly title: string;
  /** What is checked, and why it matters. */
  readonly what: string;
  /** What to do about a finding. */
  readonly advice: string;
}

/** Source of an example: part of a report; the rule speaks once of `wrong` and not of `right`. */
export interface RuleExample {
  readonly wrong: string;
  readonly right: string;
  /** How often it speaks of `wrong`, where not once. */
  readonly times?: number;
  /** The report of the year before, for rules that look at two. */
  readonly last?: string;
}

export interface DescribedRule {
  /** Stable: settings, suppressions and baselines name it. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** The kind of fix it offers, if any. */
  readonly fix?: Applicability;
  readonly docs: { readonly zh: RuleText; readonly en: RuleText };
}

/**
 * A rule sees a whole report, its figures, one section, one table, one block of text, a report beside that of the year
 * before, or a comment that suppresses nothing; it is run again when that changes.
 */
export type Rule = DescribedRule &
  (
    | {
        readonly scope: 'report';
        /** It looks at what stands in tables and how they are set, not only at whether they are there. */
        readonly looksInTables?: true;
        check(report: Report, context: RuleContext): void;
      }
    | { readonly scope: 'figures'; check(report: Report, context: RuleContext): void }
    | { readonly scope: 'section'; check(section: BoundSection, report: Report, context: RuleContext): void }
    | { readonly scope: 'table'; check(table: BoundTable, report: Report, context: RuleContext): void }
    | { readonly scope: 'years'; check(report: Report, last: YearBefore, context: RuleContext): void }
    | { readonly scope: 'suppression'; check(unused: UnusedSuppression, context: RuleContext): void }
    | {
        readonly scope: 'block';
        /** It looks at running text only; of that, where {@link HAS} bits are named, at what has some of each. */
        readonly wakesOn?: readonly number[];
        check(block: Block, context: BlockContext): void;
      }
  );
export type Scope = Rule['scope'];
