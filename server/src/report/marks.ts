import type { Form } from '../forms/form';
import type { Block } from '../syntax/block';
import { stripMarkup } from '../text/chars';
import { coreOf } from '../text/labels';
import { readAnchor } from './anchors';
import { isCellular } from './stream';

// Marks by which the report finds its way through the blocks without walking over all of them.
/** May head a section. */
export const ANCHOR = 0;
/** Can hold cells. */
export const CELLULAR = 1;
/** Is set as a table. */
export const TABLE = 2;
/** Has findings of its own. */
export const FOUND = 3;

/** Marks of a block by its own content. */
export function marksOf(block: Block, form: Form): number {
  const anchor = block.heading?.numberStyle === 'han' || readAnchor(block, form) !== undefined;
  return (
    (anchor ? 1 << ANCHOR : 0) |
    (anchor || isCellular(block) ? 1 << CELLULAR : 0) |
    (block.kind === 'table' ? 1 << TABLE : 0)
  );
}

const TITLE_MAX = 120;

/**
 * Whether a block may be (part of) a title; one with gaps in it looks like columns. Tags before a short text do not
 * count.
 */
export function mayBeTitle(block: Block): boolean {
  return (
    (block.kind === 'heading' || block.kind === 'paragraph' || block.layout === 'columns') &&
    (block.short || block.contentEnd <= TITLE_MAX)
  );
}

/** A title's words, without a year between them: 工作2024年度报告, 工作的年度报告. */
export const coreOfTitle = (text: string): string => coreOf(text).replace(/(?:20\d\d|的)(?=年度|年报)/g, '');

/** Whether a line carries what titles of the form's reports contain. */
export function isTitle(block: Block, form: Form): boolean {
  if (!mayBeTitle(block)) return false;
  const core = coreOfTitle(stripMarkup(block.text.slice(0, block.contentEnd)));
  return form.data.recognition.titles.some((t) => core.includes(t));
}
