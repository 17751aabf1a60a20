import { cellsOf } from '../../server/src/syntax/cells';
import { PIECE } from '../../server/src/syntax/pieces';
import { SyntaxTree } from '../../server/src/syntax/tree';
import type { Block } from '../../server/src/syntax/block';

/** The source with every cell in ⟦⟧, rows of a table parted by `¶`, and heading titles in ‹›: spans one can read. */
export function shown(text: string): string {
  const tree = new SyntaxTree(text);
  let out = '';
  for (const block of tree.blocks) {
    const marks: [number, string][] = [];
    const { kinds, starts, ends, lines } = cellsOf(block);
    let line = -1;
    for (let c = 0; c < kinds.length && block.kind === 'table'; c++) {
      if (kinds[c] !== PIECE.cell) continue;
      if (lines[c] !== line && line >= 0) marks.push([starts[c]!, '¶']);
      line = lines[c]!;
      marks.push([starts[c]!, '⟦'], [ends[c]!, '⟧']);
    }
    if (block.heading) marks.push([block.heading.title, '‹'], [block.heading.end, '›']);
    let at = 0;
    for (const [offset, mark] of marks) {
      out += block.text.slice(at, offset) + mark;
      at = Math.max(at, offset);
    }
    out += block.text.slice(at);
  }
  return out;
}

function headingOf({ heading }: Block): string {
  if (!heading) return '';
  const { depth, numberStyle, number } = heading;
  return ` ${depth}${numberStyle && ` ${numberStyle} ${number}`}`;
}

/** Kind (or layout) of each block and its first characters. */
export function outline(text: string): string[] {
  return [...new SyntaxTree(text).blocks].map(
    (b) => `${b.layout ?? b.kind}${headingOf(b)}: ${b.text.slice(0, b.contentEnd).trim().replace(/\s+/g, ' ')}`,
  );
}
