import { textLayout } from '../print/document';
import { slots, type Cell, type Grid } from '../print/grid';
import { delimiterRow, pipeRow } from '../print/rows';

// One column of labels: groups stand as rows of their own above their members.

type Places = (Cell | undefined)[];

/** A group's label in its row of empty cells, then its members' rows. */
function rowsOf(grid: Grid, struck: string | undefined): Places[] {
  const stub = Math.min(grid.stub, 1);
  return grid.lines.flatMap((line, r): Places[] => {
    const places = slots(grid, r);
    const own = (i: number): Cell | undefined => (places[i]!.origin ? places[i]!.cell : undefined);
    const figures: Places = places.flatMap((_, i) => (i < grid.stub ? [] : [own(i)]));
    if (line.kind !== 'body') return [[...(stub ? [own(0)] : []), ...figures]];
    const labels = places.filter((s, i) => i < grid.stub && s.cell.kind === 'row' && s.cell.col === i);
    const leaf = labels.at(-1)?.cell;
    const groups = labels
      .slice(0, -1)
      .filter((s) => s.origin)
      .map((s): Places => [
        s.cell,
        ...(struck === undefined ? [] : figures.map((): Cell => ({ ...s.cell, kind: 'stub', text: struck }))),
      ]);
    return [...groups, [...(leaf ? [leaf] : []), ...figures]];
  });
}

const layout = (name: string, struck: string | undefined) =>
  textLayout(
    name,
    {
      headings: 'hash',
      gap: 1,
      table: (w, grid) =>
        rowsOf(grid, struck).forEach((row, i) => {
          pipeRow(w, row);
          if (i === 0)
            delimiterRow(
              w,
              row.map(() => 3),
            );
        }),
    },
    { extension: 'md' },
  );

/** With an empty cell for each figure that a group does not have. */
export const pipesGroups = layout('pipes-groups', '');
/** With a stroke for each. */
export const pipesGroupsStruck = layout('pipes-groups-struck', '/');
/** A group's row is one cell. */
export const pipesGroupsShort = layout('pipes-groups-short', undefined);
