import { textLayout } from '../print/document';
import { slots, type Cell, type Grid } from '../print/grid';
import { columnWidths, delimiterRow, pipeRow } from '../print/rows';

// As a page converter leaves it: the two halves of a long table differ in width, vertical text stays as pieces.

interface Piece {
  readonly cell: Cell | undefined;
  readonly text: string;
}
const none: Piece = { cell: undefined, text: '' };

/** Label cells of one body row, outermost first; those that began above are marked by `above`. */
const labelsOf = (grid: Grid, row: number) =>
  slots(grid, row).filter((s, i) => s.cell.kind === 'row' && s.cell.col === i);
const figuresOf = (grid: Grid, row: number): Piece[] =>
  slots(grid, row)
    .filter((s) => s.cell.kind === 'figure' && s.origin)
    .map((s) => ({ cell: s.cell, text: s.cell.text }));

/** Text that runs down a narrow column, and what is left of it on the next page. */
function vertical(text: string): [string, string] {
  const at = text.indexOf('、') + 1;
  const rest = text.slice(at);
  const cut = Math.max(1, rest.length - 2);
  return [
    [text.slice(0, at), rest.slice(0, 3), rest.slice(3, cut)].filter((s) => s !== '').join('<br>'),
    rest.slice(cut),
  ];
}

function firstPage(grid: Grid): Piece[][] {
  const labels = grid.stub - 1;
  return grid.lines.flatMap((line, r): Piece[][] => {
    if (line.kind !== 'body') {
      const all = slots(grid, r).map((s): Piece => (s.origin ? { cell: s.cell, text: s.cell.text } : none));
      return [[...all.slice(0, labels), ...all.slice(grid.stub)]];
    }
    const own = labelsOf(grid, r);
    const figures = figuresOf(grid, r);
    const leaf = own.at(-1)!.cell;
    const outer = own[0]!;
    const rows: Piece[][] = [];
    const row = Array.from({ length: labels }, () => none);
    if (own.length === 1) {
      const at = leaf.text.indexOf('、') + 1;
      row[0] = { cell: undefined, text: leaf.text.slice(0, at) };
      row[labels - 1] = { cell: leaf, text: leaf.text.slice(at) };
    } else {
      if (outer.origin) row[0] = { cell: outer.cell, text: vertical(outer.cell.text)[0] };
      // A group gets a row of its own, without figures.
      for (const g of own.slice(1, -1))
        if (g.origin)
          rows.push(
            [...row.fill(none, 1), ...figures.map(() => none)].with(labels - 1, { cell: g.cell, text: g.cell.text }),
          );
      if (rows.length > 0) row[0] = none;
      row[labels - 1] = { cell: leaf, text: leaf.text };
    }
    return [...rows, [...row, ...figures]];
  });
}

function nextPage(grid: Grid): Piece[][] {
  return grid.lines.map((_, r): Piece[] => {
    const own = labelsOf(grid, r);
    const row = Array.from({ length: grid.stub }, () => none);
    own.forEach((s, i) => {
      const last = i === own.length - 1;
      const at = own.length === 1 ? 1 : last && own.length > 2 ? grid.stub - 1 : i;
      if (r === 0 && !last)
        row[at] = { cell: undefined, text: i === 0 ? vertical(s.cell.cut ?? '')[1] : (s.cell.cut ?? '').slice(-1) };
      else if (s.origin) row[at] = { cell: s.cell, text: s.cell.text };
    });
    // A leaf on the second level loses its empty place: the row is shifted left by one.
    const shifted = own.length === 2;
    return [...(shifted ? row.slice(0, 2) : row), ...figuresOf(grid, r), ...(shifted ? [none] : [])];
  });
}

export const pipesCut = textLayout(
  'pipes-cut',
  {
    headings: 'mixed',
    breaks: (grid) => {
      const deep = grid.lines.filter((l) => l.kind === 'body' && l.depth === 2);
      return deep[2] && grid.stub > 2 ? [deep[2].key] : [];
    },
    table: (w, grid, page) => {
      const plain = grid.stub < 3;
      const rows =
        page > 0 && !plain
          ? nextPage(grid)
          : plain
            ? grid.lines.map((_, r) =>
                slots(grid, r).map((s): Piece => (s.origin ? { cell: s.cell, text: s.cell.text } : none)),
              )
            : firstPage(grid);
      const cells = rows.map((r) =>
        r.map((p): Cell | undefined =>
          p === none
            ? undefined
            : { ...(p.cell ?? { kind: 'stub', key: '', row: 0, col: 0, rows: 1, cols: 1 }), text: p.text },
        ),
      );
      const widths = columnWidths(cells);
      if (page > 0) {
        pipeRow(
          w,
          widths.map(() => undefined),
          widths,
        );
        delimiterRow(w, widths);
      }
      cells.forEach((r, i) => {
        pipeRow(w, r, widths);
        if (i === 0 && page === 0) delimiterRow(w, widths);
      });
    },
  },
  { extension: 'md', defaults: { itemSpace: true } },
);
