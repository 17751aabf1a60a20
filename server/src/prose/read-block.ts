import type { Form } from '../forms/form';
import type { Report } from '../report/model';
import type { Block } from '../syntax/block';
import { Prose } from '../text/prose';
import type { Claim } from './claims';
import { scanTerms, termsOf, type TermScan } from './terms';

/** Who knows the blocks of a text, in their order. */
export interface BlockSource {
  /** Blocks from the first up to, not including, the second. */
  blocks(from: Block, until: Block | undefined): Iterable<Block>;
}

/** Whether a block is text to be read, not a table or an empty line. */
export const isProse = (block: Block): boolean => block.kind === 'paragraph' || block.kind === 'heading';

/**
 * Prose of blocks that were looked at last: those of one report at work, whatever the number of reports that are open.
 */
const kept = new Map<Block, Prose>();
const KEPT_MAX = 96;

/** A block's prose, kept for a while: for blocks that rules on sections and reports come back to. */
export function proseOf(block: Block): Prose {
  let prose = kept.get(block);
  if (prose) return prose;
  prose = Prose.of(block.text, 0, block.contentEnd).kept();
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(block, prose);
  return prose;
}

/** The prose of a block if it was kept. */
export const keptProse = (block: Block): Prose | undefined => kept.get(block);

/** What has been made of a prose, so that rules of one block need not do it again. */
interface Notes {
  readonly form: Form;
  scan: TermScan | undefined;
  claims: readonly Claim[] | undefined;
  /** What stood above when the claims were read; nothing does that could change them where they are settled. */
  above: string | undefined;
  settled: boolean;
}

export function notesOf(prose: Prose, form: Form): Notes {
  const before = prose.notes as Notes | undefined;
  if (before?.form === form) return before;
  const made: Notes = { form, scan: undefined, claims: undefined, above: undefined, settled: false };
  prose.notes = made;
  return made;
}

/** What stands in a prose of the form's terms; looked for once, whichever rule asks first. */
export function scanOf(prose: Prose, form: Form): TermScan | undefined {
  const notes = notesOf(prose, form);
  if (notes.scan) return notes.scan;
  const terms = termsOf(form);
  return terms && (notes.scan = scanTerms(prose.codes, terms));
}

const HEAD_BLOCKS = 24,
  BODY_BLOCKS = 80;

export interface HeadBlock {
  readonly block: Block;
  readonly prose: Prose;
}

/**
 * The text before a report's first section, as far as a preamble can reach. Not kept: a report outlives edits of it.
 */
export function headOf(report: Report, context: BlockSource): readonly HeadBlock[] {
  const first = report.sections[0]?.anchor.block;
  const out: HeadBlock[] = [];
  let n = 0;
  if (first !== report.from)
    for (const block of context.blocks(report.from, first ?? report.until)) {
      if (n++ >= HEAD_BLOCKS) break;
      if (isProse(block) && block.contentEnd > 0) out.push({ block, prose: proseOf(block) });
    }
  return out;
}

/**
 * The text of a section, its heading's own line included.
 * @param having what a block has to say for it to be read at all
 */
export function* textOf(
  section: { readonly anchor: { readonly block: Block }; readonly until: Block | undefined },
  context: BlockSource,
  having?: RegExp,
): Iterable<HeadBlock> {
  let n = 0;
  for (const block of context.blocks(section.anchor.block, section.until)) {
    if (!isProse(block) || block.contentEnd === 0) continue;
    if (n++ >= BODY_BLOCKS) return;
    if (having && !having.test(block.text)) continue;
    yield { block, prose: proseOf(block) };
  }
}
