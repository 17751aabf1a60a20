import type { Form, Table } from '../../forms/form';
import type { Block } from '../../syntax/block';
import { coreOf, labelKey } from '../../text/labels';

/** So many labels of a table in one paragraph, with figures among them, are its cells. */
const ENOUGH = 5;
/** Shorter labels are words that prose has too. */
const LABEL_MIN = 4;
/** A figure right behind a word that is no year. */
const FIGURES = /[\u4e00-\u9fff）)](?!20\d\d年)\d{3,}/;

const labels = new WeakMap<Table, readonly string[]>();

function labelsOf(table: Table): readonly string[] {
  let known = labels.get(table);
  if (!known) {
    const own = table.parts.flatMap((p) => [...p.rows, ...p.header].map((l) => labelKey(l.label).core));
    labels.set(table, (known = [...new Set(own)].filter((l) => l.length >= LABEL_MIN)));
  }
  return known;
}

/** Whether a paragraph is the cells of a table one behind the other, with nothing between them. */
export function isRunTogether(block: Block, form: Form): boolean {
  if (block.kind !== 'paragraph' || block.short) return false;
  const text = block.text.slice(0, block.contentEnd);
  if (!FIGURES.test(text)) return false;
  const core = coreOf(text);
  return form.tables.some((t) => labelsOf(t).filter((l) => core.includes(l)).length >= ENOUGH);
}
