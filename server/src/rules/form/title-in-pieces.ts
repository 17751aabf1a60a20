import type { Section } from '../../forms/form';
import type { Block } from '../../syntax/block';
import { coreOf, labelKey } from '../../text/labels';
import { visibleBlock } from '../../text/visible';

/** No title is set in more pieces. */
const PIECES = 10;

/**
 * Whether blocks, from the first on, set a section's number and title in pieces, as the text of a page is taken: one
 * for each change of the type.
 */
export function isSetInPieces({ index, title, accepted }: Section, blocks: Iterable<Block>): boolean {
  const cores = [title, ...accepted].map(coreOf);
  let text = '';
  let pieces = 0;
  for (const { kind, short, contentEnd, text: source } of blocks) {
    if (kind === 'blank' || kind === 'markup') continue;
    if (!short || pieces++ === PIECES) return false;
    text += visibleBlock(source, 0, contentEnd).text.trim();
    const { core, numbering } = labelKey(text);
    if (numbering.style !== 'han' || numbering.value !== index + 1) return false;
    if (pieces > 1 && cores.includes(core)) return true;
    if (!cores.some((c) => c.startsWith(core))) return false;
  }
  return false;
}
