import type { Form, HeaderLabel, Part, Row, Section, Table } from '../forms/form';
import { coreOf, labelKey, type LabelKey } from '../text/labels';
import { QuietTexts } from '../syntax/quiet-texts';
import { withoutNote } from '../text/notes';
import { visibleOf } from '../text/visible';
import { mayBePath, PathLabels } from './path-labels';

/** How a spelling stands to the form: its own words, as good as those, or clearly meant but to be corrected. */
export type Spelling = 'form' | 'accepted' | 'drift';

export interface RowSpelling {
  readonly row: Row;
  readonly spelling: Spelling;
}
export interface HeaderSpelling {
  readonly part: Part;
  readonly label: HeaderLabel;
  readonly spelling: Spelling;
}

/** All that a text can mean in a form's tables. */
export interface LabelMatch {
  readonly key: LabelKey;
  /** Leaf rows, then group rows. */
  readonly rows: readonly RowSpelling[];
  readonly groups: readonly Row[];
  readonly headers: readonly HeaderSpelling[];
  /** Headings and stubs: labels that carry no figures. */
  readonly plain: readonly Part[];
  /** Bit per table (by index) in which the text is a label. */
  readonly tables: number;
}

export interface TitleMatch {
  readonly section: Section;
  readonly spelling: Spelling;
}

interface Entry {
  rows: RowSpelling[];
  groups: Row[];
  headers: HeaderSpelling[];
  plain: Part[];
  tables: number;
}

// Reports repeat the form's labels: nearly every cell is answered from this cache.
const CACHE_MAX = 20_000;
const NUMERALS = /^[一二三四五六七八九十]{1,2}$/;
/** A cell with more text is no label, whatever it says. */
const LABEL_MAX = 300;
/** With the tags in it, a short one takes up more: a span for each character of another type. */
const SOURCE_MAX = 4000;
const isDressed = (text: string): boolean =>
  text.length <= SOURCE_MAX && text.includes('<') && visibleOf(text).text.length <= LABEL_MAX;
const NO_LABEL: LabelMatch = {
  key: { numbering: { style: '', value: 0, end: 0 }, core: '…' },
  rows: [],
  groups: [],
  headers: [],
  plain: [],
  tables: 0,
};

/** Looks labels of one form up by their folded words. */
export class LabelIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly titles = new Map<string, TitleMatch>();
  private readonly byText = new Map<string, LabelMatch>();
  private readonly tableOf = new Map<Part, Table>();
  private readonly groupCores: string[] = [];
  private paths: PathLabels | undefined;
  /** Short paragraphs and headings that head no section. */
  readonly quietParagraphs = new QuietTexts();
  readonly quietHeadings = new QuietTexts();
  /** Folded form label of each row. */
  readonly rowCore = new Map<Row, string>();
  /** Lengths of the longest and shortest section title. */
  readonly sectionCores: readonly { readonly section: Section; readonly core: string }[];

  constructor(readonly form: Form) {
    for (const table of form.tables) {
      const bit = 1 << table.index;
      for (const part of table.parts) {
        this.tableOf.set(part, table);
        for (const label of [...part.headings, ...part.stub]) {
          const e = this.entry(label);
          e.plain.push(part);
          e.tables |= bit;
        }
        for (const row of part.rows) {
          this.rowCore.set(row, labelKey(row.label).core);
          if (row.label === '') continue;
          this.each(row, (text, spelling) => {
            const e = this.entry(text);
            e.rows.push({ row, spelling });
            e.tables |= bit;
          });
        }
        for (const row of part.groups) {
          const { core } = labelKey(row.label);
          this.rowCore.set(row, core);
          this.groupCores.push(core);
          this.each(row, (text) => {
            const e = this.entry(text);
            e.groups.push(row);
            e.tables |= bit;
          });
        }
        for (const label of part.header) if (!label.column) this.groupCores.push(labelKey(label.label).core);
        for (const label of part.header)
          this.each(label, (text, spelling) => {
            const e = this.entry(text);
            e.headers.push({ part, label, spelling });
            e.tables |= bit;
          });
      }
    }
    for (const section of form.sections) {
      this.each({ ...section, label: section.title }, (text, spelling) => {
        const core = coreOf(text);
        if (!this.titles.has(core)) this.titles.set(core, { section, spelling });
      });
    }
    this.sectionCores = form.sections.flatMap((section) =>
      [section.title, ...section.accepted].map((t) => ({ section, core: coreOf(t) })),
    );
  }

  private each(
    item: { label: string; accepted: readonly string[]; drift: readonly string[] },
    visit: (text: string, spelling: Spelling) => void,
  ): void {
    visit(item.label, 'form');
    for (const a of item.accepted) visit(a, 'accepted');
    for (const d of item.drift) visit(d, 'drift');
  }

  private entry(label: string): Entry {
    const { core } = labelKey(label);
    let e = this.entries.get(core);
    if (!e) this.entries.set(core, (e = { rows: [], groups: [], headers: [], plain: [], tables: 0 }));
    return e;
  }

  /** What a cell's text means; rows, headers and plain are empty if it is no label of the form. */
  lookup(text: string): LabelMatch {
    if (text.length > LABEL_MAX && !isDressed(text)) return NO_LABEL;
    let match = this.byText.get(text);
    if (match) return match;
    const key = labelKey(visibleOf(text).text);
    match = this.byCore(key);
    if (match.tables === 0) match = this.asPath(text, key) ?? this.asNoted(text) ?? match;
    if (this.byText.size >= CACHE_MAX) this.byText.clear();
    this.byText.set(text, match);
    return match;
  }

  /** A text that is no label, as the whole path of one. */
  private asPath(text: string, { core }: LabelKey): LabelMatch | undefined {
    if (!mayBePath(text) && !this.groupCores.some((g) => core.length > g.length && core.startsWith(g)))
      return undefined;
    this.paths ??= new PathLabels(this.form);
    return this.paths.lookup(visibleOf(text).text, (level) => this.lookup(level));
  }

  /** A label with the mark of a note, or a unit, behind it. */
  private asNoted(text: string): LabelMatch | undefined {
    const bare = withoutNote(text);
    const match = bare === text ? undefined : this.lookup(bare);
    return match && match.tables !== 0 ? match : undefined;
  }

  byCore(key: LabelKey): LabelMatch {
    const e = this.entries.get(key.core);
    return {
      key,
      rows: e?.rows ?? [],
      groups: e?.groups ?? [],
      headers: e?.headers ?? [],
      plain: e?.plain ?? [],
      tables: e?.tables ?? 0,
    };
  }

  /** Whether a text, of two characters or more, stands in a label of the form, or is a group's number alone. */
  isPiece({ core, numbering }: LabelKey, least = 2): boolean {
    if (core === '') return numbering.style === 'bracketed';
    if (core.length < least) return false;
    for (const label of this.entries.keys()) if (label.includes(core)) return true;
    return false;
  }

  /** Whether a text is a piece of a column's label, and of no row's. */
  isHeaderPiece({ core }: LabelKey): boolean {
    let heads = false;
    for (const [label, entry] of this.entries) {
      if (!label.includes(core)) continue;
      if (entry.rows.length > 0) return false;
      heads ||= entry.headers.length > 0;
    }
    return heads;
  }

  /** Whether a text is (a piece of) a group's label. */
  isGroupPiece({ core, numbering }: LabelKey): boolean {
    if (core === '') return numbering.style === 'bracketed';
    // A bracketed number whose bracket stands in the next line.
    if (NUMERALS.test(core)) return true;
    for (const [label, entry] of this.entries) if (entry.groups.length > 0 && label.includes(core)) return true;
    return false;
  }

  /** Whether a text ends in a title of the form's reports. */
  isTitle(core: string): boolean {
    return this.form.data.recognition.titles.some((t) => core.endsWith(coreOf(t)));
  }

  /** Whether a row's label begins with a text. */
  opensRow(core: string): boolean {
    if (core === '') return false;
    for (const own of this.rowCore.values()) if (own.startsWith(core)) return true;
    return false;
  }

  /** Whether a text is the last piece of a row's label. */
  endsRow(core: string): boolean {
    if (core === '') return false;
    for (const own of this.rowCore.values()) if (own.endsWith(core)) return true;
    return false;
  }

  /** Whether a text is what is left of a label in the line below: the end of a row's or group's, or more of that. */
  goesOn(key: LabelKey): boolean {
    const { core } = key;
    if (core === '') return false;
    return this.endsRow(core) || this.groupCores.some((g) => (core.length > 1 ? g.includes(core) : g.endsWith(core)));
  }

  /** The section whose title, accepted or drifted, is exactly this (folded) text. */
  title(core: string): TitleMatch | undefined {
    return this.titles.get(core);
  }

  table(part: Part): Table {
    return this.tableOf.get(part)!;
  }
}

const indexes = new WeakMap<Form, LabelIndex>();

/** The label index of a form, made once. */
export function labelIndex(form: Form): LabelIndex {
  let index = indexes.get(form);
  if (!index) indexes.set(form, (index = new LabelIndex(form)));
  return index;
}
