import { PIECE, SEPARATOR, type Cells } from '../syntax/cells';

/** So many rows opened by a tab are gathered from lines. */
const GATHERED = 3;

/** Looks out for rows set as single cells behind tabs, which are gathered before anything is read. */
export class TabRuns {
  private starts = 0;
  private inside = false;
  private figure = false;
  /** Text behind figures inside a run: lines are rows. */
  private lined = false;
  private fresh = true;

  get areGathered(): boolean {
    return this.starts >= GATHERED && !this.lined;
  }

  enter(): void {
    this.fresh = true;
  }

  see({ kinds, lines, separators }: Cells, i: number): void {
    const begins =
      separators[i] === SEPARATOR.tab &&
      kinds[i] === PIECE.cell &&
      lines[i - 1] !== lines[i] &&
      lines[i + 1] !== lines[i] &&
      (this.fresh || kinds[i - 1] === PIECE.gap);
    this.fresh = false;
    if (kinds[i] === PIECE.gap) this.inside = false;
    if (!begins) return;
    this.starts++;
    this.inside = true;
    this.figure = false;
  }

  takeFigure(): void {
    this.figure ||= this.inside;
  }

  takeText(): void {
    this.lined ||= this.inside && this.figure;
  }
}
