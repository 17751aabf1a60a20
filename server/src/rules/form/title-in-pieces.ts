import type { Section } from '../../forms/form';
import type { Block } from '../../syntax/block';
import { coreOf, labelKey } from '../../text/labels';
import { visibleBlock } from '../../text/visible';
import { hanNumber } from '../describe';

/**
 * Whether blocks, from the first on, set a section's number and title in pieces, as the text of a page is taken: one
 * for each change of the type.
 */
export function isSetInPieces({ index, title, accepted }: Section, blocks: Iterable<Block>): boolean {
  const number = hanNumber(index + 1);
  const cores = [title, ...accepted].map(coreOf);
  let text = '';
  let pieces = 0;
  for (const { kind, short, contentEnd, text: source } of blocks) {
    if (kind === 'blank' || kind === 'markup') continue;
    if (!short) return false;
    const piece = visibleBlock(source, 0, contentEnd).text.trim();
    if (piece === '') return false;
    text += piece;
    pieces++;
    // The number alone is the first of the pieces.
    if (text === number) continue;
    const { core, numbering } = labelKey(text);
    if (numbering.style !== 'han' || numbering.value !== index + 1) return false;
    if (pieces > 1 && cores.includes(core)) return true;
    if (!cores.some((c) => c.startsWith(core))) return false;
  }
  return false;
}

/** Whether a block may be the first piece of a section's title. */
export function opensTitle({ index }: Section, { kind, short, heading, text, contentEnd }: Block): boolean {
  if (heading?.numberStyle === 'han') return heading.number === index + 1;
  // Looked at as it is seen only where its source is so short that it may be the number and tags around it.
  if (!short || kind === 'blank' || kind === 'markup' || kind === 'table') return false;
  const number = hanNumber(index + 1);
  return text.includes(number) && visibleBlock(text, 0, contentEnd).text.trim() === number;
}
