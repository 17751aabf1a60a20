import type { Form, Table } from '../../forms/form';
import type { Block } from '../../syntax/block';
import { coreOf, labelKey } from '../../text/labels';
import { visibleBlock } from '../../text/visible';

/** So many labels of a table in one paragraph, with figures among them, are its cells. */
const ENOUGH = 5;
/** Shorter labels are words that prose has too. */
const LABEL_MIN = 4;
/** A figure right behind a word that is no year, or a whole row of figures behind a word or the end of its line. */
const FIGURES = /[\u4e00-\u9fff）)](?!20\d\d年)\d{3,}|[\u4e00-\u9fff）)]\s{1,2}\d{8,}/;
/** So many figures without a full stop among them are no sentence. */
const FIGURES_MIN = 10;
/** A row of seven figures right behind its label: the label's last words, then the digits. */
const ROW = /([\u4e00-\u9fff”"]{6,40}[）)]?)\d{7}/g;

const labels = new WeakMap<Table, readonly string[]>();

function labelsOf(table: Table): readonly string[] {
  let known = labels.get(table);
  if (!known) {
    const own = table.parts.flatMap((p) => [...p.rows, ...p.header].map((l) => labelKey(l.label).core));
    labels.set(table, (known = [...new Set(own)].filter((l) => l.length >= LABEL_MIN)));
  }
  return known;
}

/** Whether a block of text is the cells of a table one behind the other, with nothing between them. */
export function isRunTogether(block: Block, form: Form): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return false;
  const text = block.text.slice(0, block.contentEnd);
  if (/\d{7}/.test(text) && holdsRow(text, form)) return true;
  if (block.short) return false;
  if (!FIGURES.test(text) && !hasManyFigures(text)) return false;
  const core = coreOf(text);
  return form.tables.some((t) => labelsOf(t).filter((l) => core.includes(l)).length >= ENOUGH);
}

const hasManyFigures = (text: string): boolean =>
  !text.includes('。') && (text.match(/\d+/g)?.length ?? 0) >= FIGURES_MIN;

/** Whether the first row's label of a table stands there with all of its figures right behind it. */
function holdsRow(text: string, form: Form): boolean {
  for (const [, row] of text.matchAll(ROW)) {
    const words = coreOf(row!);
    if (form.tables.some(({ rows: [first] }) => first!.label !== '' && words.endsWith(labelKey(first!.label).core)))
      return true;
  }
  return false;
}

/**
 * Whether so many labels of a table stand in some blocks that its cells must be there, however they are written: whole,
 * or letter by letter in the lines that are no sentences.
 */
export function holdsWordsOf(table: Table, blocks: Iterable<Block>): boolean {
  const [heading, ...below] = blocks;
  if (!heading) return false;
  let left: readonly string[] = labelsOf(table);
  const all = left.length;
  const letters = new Set(table.parts.flatMap((p) => [...p.rows, ...p.header].flatMap((l) => [...coreOf(l.label)])));
  const seen = new Set<string>();
  let known = 0;
  let others = 0;
  for (const { kind, text, contentEnd } of below) {
    if (kind === 'markup') continue;
    const core = coreOf(visibleBlock(text, 0, Math.min(contentEnd, WORDS_MAX)).text);
    left = left.filter((l) => !core.includes(l));
    if (all - left.length >= ENOUGH) return true;
    if (SENTENCE.test(text)) continue;
    for (const [letter] of core.matchAll(/\p{Script=Han}/gu)) {
      if (letters.has(letter)) {
        seen.add(letter);
        known++;
      } else others++;
    }
  }
  return seen.size >= letters.size * MOST && known >= (known + others) * MOST;
}

/** So much of a block is looked through for words of a table. */
const WORDS_MAX = 20_000;
/** What ends a sentence; labels have none. */
const SENTENCE = /[。！？]/;
/** The share of the letters that has to be there where the labels themselves are not. */
const MOST = 0.8;
