import type { Form } from '../forms/form';
import type { FrameData } from '../forms/prose-schema';
import { WordTree } from '../text/word-tree';
import { WORDS } from './words';

export type Slot = 'row' | 'column' | 'object' | 'loose' | 'mark' | 'shown' | 'filler' | 'none' | 'listed';

/** What a word stands for in a frame: the `index`th of its rows, columns … */
export interface Role {
  readonly frame: number;
  readonly slot: Slot;
  readonly index: number;
  /** What the word of a row says beside the row: bits of {@link SAYS}. */
  readonly says: number;
}

export const SAYS = { defends: 1, exists: 2, published: 4 } as const;

/** 行政应诉案件: all of the body's, as far as no word says what about. */
const DEFENDS = /应诉/;
/** There is still so much. */
const EXISTS = /^[尚仍]有$/;
/** 行政许可结果: what is made public of a decision. */
const PUBLISHED = /^行政.*结果$/;

const saysOf = (word: string): number =>
  (DEFENDS.test(word) ? SAYS.defends : 0) |
  (EXISTS.test(word) ? SAYS.exists : 0) |
  (PUBLISHED.test(word) ? SAYS.published : 0);

/** Everything a word can be. `plain`: its class in plain Chinese, 0 for none. */
export interface Entry {
  plain: number;
  readonly roles: Role[];
  readonly word: string;
}

/** Fact indexes whose sum a word means. */
export type Reading = readonly number[];

export interface Frame {
  readonly data: FrameData;
  readonly index: number;
  /** Of a frame that is known by its section: the frames that have some of its objects in common. */
  readonly akin: readonly number[];
  /**
   * The sums of facts that a row and a column stand for, the likeliest first; none where the form has no such facts.
   */
  readings(row: number | undefined, column: number | undefined): readonly Reading[];
}

export interface Lexicon {
  readonly tree: WordTree;
  readonly entries: readonly Entry[];
  readonly frames: readonly Frame[];
  /** Words that mean a column in a list of what such columns count, and the words for those columns. */
  readonly listedColumns: ReadonlyMap<Entry, Entry>;
  /** Facts that come from the year before. */
  readonly carried: ReadonlySet<number>;
  /** Facts that go on to the next year. */
  readonly onward: ReadonlySet<number>;
  /** The frames that headings name, of those seen last. */
  readonly headings: Map<string, readonly number[]>;
  /** The words for what came from the year before, and for what goes on to the next. */
  readonly handedOn: { readonly from: Entry; readonly to: Entry } | undefined;
}

const known = new WeakMap<Form, Lexicon | null>();

/** The words of a form's prose; undefined if its file says nothing of prose. Made once for each form. */
export function lexiconOf(form: Form): Lexicon | undefined {
  const made = known.get(form);
  if (made !== undefined) return made ?? undefined;
  const lexicon = form.data.prose ? build(form) : null;
  known.set(form, lexicon);
  return lexicon ?? undefined;
}

function build(form: Form): Lexicon {
  const tree = new WordTree();
  const entries: Entry[] = [];
  const enter = (word: string): Entry => {
    const id = tree.add(word, entries.length);
    return (entries[id] ??= { plain: 0, roles: [], word });
  };
  for (const [plain, list] of WORDS)
    for (const word of list.split(' ')) {
      const e = enter(word);
      if (e.plain === 0) e.plain = plain;
    }
  const listedColumns = new Map<Entry, Entry>();
  const frames = form.data.prose!.frames.map((data, index): Frame => {
    const put = (words: readonly string[] | undefined, slot: Slot, at: number) => {
      for (const w of words ?? [])
        enter(w).roles.push({ frame: index, slot, index: at, says: slot === 'row' ? saysOf(w) : 0 });
    };
    data.rows.forEach((m, i) => {
      put(m.words, 'row', i);
      put(m.none, 'none', i);
      put(m.listed, 'listed', i);
    });
    data.columns?.forEach((m, i) => {
      put(m.words, 'column', i);
      for (const w of m.listed ?? []) listedColumns.set(enter(w), enter(m.words![0]!));
    });
    put(data.objects, 'object', 0);
    put(data.loose, 'loose', 0);
    put(data.marks, 'mark', 0);
    put(data.shown, 'shown', 0);
    put(data.filler, 'filler', 0);
    return { data, index, akin: akinTo(data, form.data.prose!.frames), readings: readingsOf(form, data) };
  });
  const carried = new Set(form.carries.flatMap((c) => c.left)),
    onward = new Set(form.carries.flatMap((c) => c.lastYear));
  const named = (facts: ReadonlySet<number>): Entry | undefined => {
    for (const frame of frames)
      for (const [i, row] of frame.data.rows.entries())
        if (row.own && frame.readings(i, undefined)[0]?.every((f) => facts.has(f))) return enter(row.words![0]!);
    return undefined;
  };
  const from = named(carried),
    to = named(onward);
  return {
    tree,
    entries,
    frames,
    listedColumns,
    carried,
    onward,
    headings: new Map(),
    handedOn: from && to && { from, to },
  };
}

const akinTo = ({ section, objects }: FrameData, frames: readonly FrameData[]): readonly number[] =>
  section === undefined
    ? []
    : frames.flatMap((other, i) => (other.objects?.some((o) => objects?.includes(o)) === true ? [i] : []));

function readingsOf(form: Form, data: FrameData): Frame['readings'] {
  const made = new Map<number, readonly Reading[]>();
  const ids = form.facts.map((f) => f.id);
  const factsOf = (row: string, column: string): number[] => {
    const pattern = data.fact.replace('{row}', row).replace('{column}', column);
    const exact = form.factIndex.get(pattern);
    if (exact !== undefined) return [exact];
    if (!pattern.includes('*')) return [];
    const regex = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`);
    return ids.flatMap((id, i) => (regex.test(id) ? [i] : []));
  };
  const all = (row: number | undefined, column: number | undefined): Reading[] => {
    const rows = row === undefined ? data.row : data.rows[row]!.is;
    const columns =
      column === undefined
        ? data.column
          ? [[data.column]]
          : data.fact.includes('{column}')
            ? undefined
            : [['']]
        : data.columns![column]!.is;
    if (!rows || !columns) return [];
    return rows
      .flatMap((r) => columns.map((c) => r.flatMap((x) => c.flatMap((y) => factsOf(x, y)))))
      .filter((r) => r.length > 0);
  };
  return (row, column) => {
    const key = ((row ?? -1) + 1) * 64 + (column ?? -1) + 1;
    let list = made.get(key);
    if (!list) made.set(key, (list = all(row, column)));
    return list;
  };
}
