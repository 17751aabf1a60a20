import type { Form, Table } from '../forms/form';
import { holdsFor } from '../forms/relation';
import { SEPARATOR } from '../syntax/pieces';
import type { LabelIndex } from './label-index';
import { tokensOf, type Token, type Tokens } from './row-tokens';
import type { Piece, Stream } from './stream';

// Extractors of page text set a row's figures above its label, or all labels of a page before all figures. Where every
// label has exactly its figures in one way only, the rows are put together again.

/** Fewer rows are no order. */
const ROWS_MIN = 3;

/** So many cells more in its line, and a cell stands in a row set in one line. */
const IN_LINE = 5;

/** A label with its figures. */
interface Pair {
  readonly label: Token;
  readonly figures: readonly Token[];
}

/** Tokens put into pairs: how many they are, and whether each label stood right before its figures. */
interface Stretch {
  readonly pairs: readonly Pair[];
  readonly taken: number;
  readonly usual: boolean;
}

/**
 * The stream with each label before its own figures; the stream as it is where it was so, or where more than one way
 * is left to put them together.
 */
export function labelsFirst(table: Table, stream: Stream, index: LabelIndex): Stream {
  if (table.parts.some((p) => p.anonymous) || !isApart(stream)) return stream;
  const tokens = tokensOf(table, stream, index);
  const pairs = tokens && pairsOf(tokens.tokens, index.form);
  if (!pairs || pairs.length < ROWS_MIN || !isInOrder(pairs)) return stream;
  const { held, broken } = countRelations(pairs, index.form);
  if (broken > held) return stream;
  return streamOfPairs(tokens, pairs);
}

/** Whether figures stand above the first label, or two labels follow each other: a look that costs little. */
function isApart({ pieces, lines }: Stream): boolean {
  // Lines of figures are put to their labels as lines.
  if (lines.some((line, i) => lines[i + IN_LINE] === line)) return false;
  let figures = false;
  let labels = 0;
  for (const { cell, separator } of pieces) {
    if (separator > SEPARATOR.space) return false;
    if (cell.form === 'blank') continue;
    if (cell.form !== 'text') {
      if (labels !== 1) return true;
      figures = true;
    } else if (cell.label!.rows.length > 0) labels = figures ? 1 : labels + 1;
    if (cell.form === 'text') figures = false;
  }
  return false;
}

/** Labels with their figures; undefined unless every label has its own, and nothing is left over. */
function pairsOf(tokens: readonly Token[], form: Form): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  let usual = true;
  for (let at = 0; at < tokens.length;) {
    const stretch = stretchAt(tokens, at, form);
    if (!stretch) return undefined;
    pairs.push(...stretch.pairs);
    usual &&= stretch.usual;
    at += stretch.taken;
  }
  return usual ? undefined : pairs;
}

function stretchAt(tokens: readonly Token[], at: number, form: Form): Stretch | undefined {
  const figuresFirst = runOf(tokens, at, false);
  if (figuresFirst > 0) {
    const labels = tokens.slice(at + figuresFirst, at + figuresFirst + runOf(tokens, at + figuresFirst, true));
    const own = fittingLabels(labels, figuresFirst);
    return own && together(own, tokens.slice(at, at + figuresFirst), form, false);
  }
  const labels = tokens.slice(at, at + runOf(tokens, at, true));
  const wanted = labels.reduce((n, l) => n + widthOf(l), 0);
  // What is more belongs to the labels behind.
  if (runOf(tokens, at + labels.length, false) < wanted) return undefined;
  return together(labels, tokens.slice(at + labels.length, at + labels.length + wanted), form, labels.length === 1);
}

/** How many tokens of one kind stand one behind the other. */
function runOf(tokens: readonly Token[], from: number, labels: boolean): number {
  let to = from;
  while (to < tokens.length && (tokens[to]!.row !== undefined) === labels) to++;
  return to - from;
}

const widthOf = (label: Token): number => label.row!.part.columns.length;

/** The first labels that want exactly so many figures. */
function fittingLabels(labels: readonly Token[], figures: number): readonly Token[] | undefined {
  let left = figures;
  for (let n = 0; n < labels.length; n++) {
    left -= widthOf(labels[n]!);
    if (left <= 0) return left === 0 ? labels.slice(0, n + 1) : undefined;
  }
  return undefined;
}

/** Labels with as many figures as they want, row after row or column after column. */
function together(
  labels: readonly Token[],
  figures: readonly Token[],
  form: Form,
  usual: boolean,
): Stretch | undefined {
  const taken = labels.length + figures.length;
  const byRow = rowAfterRow(labels, figures);
  if (labels.length === 1) return { pairs: byRow, taken, usual };
  const byColumn = columnAfterColumn(labels, figures);
  if (!byColumn) return undefined;
  if (byRow.every((p, r) => p.figures.every((f, c) => valueOf(f) === valueOf(byColumn[r]!.figures[c]!))))
    return { pairs: byRow, taken, usual };
  const [rows, columns] = [countRelations(byRow, form), countRelations(byColumn, form)];
  if (rows.broken === columns.broken) return undefined;
  const better = rows.broken < columns.broken ? byRow : byColumn;
  const least = Math.min(rows.broken, columns.broken);
  return least * 2 < Math.max(rows.broken, columns.broken) ? { pairs: better, taken, usual } : undefined;
}

function rowAfterRow(labels: readonly Token[], figures: readonly Token[]): Pair[] {
  let at = 0;
  return labels.map((label): Pair => {
    const from = at;
    at += widthOf(label);
    return { label, figures: figures.slice(from, at) };
  });
}

function columnAfterColumn(labels: readonly Token[], figures: readonly Token[]): Pair[] | undefined {
  const width = widthOf(labels[0]!);
  if (labels.some((l) => widthOf(l) !== width)) return undefined;
  return labels.map((label, r): Pair => ({
    label,
    figures: Array.from({ length: width }, (_, c) => figures[c * labels.length + r]!),
  }));
}

const valueOf = ({ pieces }: Token): number => pieces[0]!.cell.value ?? 0;

/** Whether the labels follow each other as the form's rows do, none left out. */
function isInOrder(pairs: readonly Pair[]): boolean {
  return pairs.every((p, i) => i === 0 || leafOf(p) === leafOf(pairs[i - 1]!) + 1);
}

const leafOf = ({ label }: Pair): number => label.row!.leaf;

/** How many relations between figures that are there hold, and how many do not; zeros alone say nothing. */
function countRelations(pairs: readonly Pair[], form: Form): { readonly held: number; readonly broken: number } {
  const values = new Map<number, number>();
  for (const { label, figures } of pairs) {
    const { part } = label.row!;
    figures.forEach((f, c) => values.set(form.factOf(label.row!, part.columns[c]!), valueOf(f)));
  }
  let held = 0;
  let broken = 0;
  for (const relation of form.relations) {
    const holds = holdsFor(relation, (f) => values.get(f));
    const isNothing = [...relation.left, ...relation.right].every((f) => values.get(f) === 0);
    if (holds === undefined || isNothing) continue;
    if (holds) held++;
    else broken++;
  }
  return { held, broken };
}

/** Heads, then each label with its figures, every piece in a line of its own. */
function streamOfPairs({ head }: Tokens, pairs: readonly Pair[]): Stream {
  const pieces: Piece[] = [...head];
  for (const { label, figures } of pairs)
    pieces.push(...label.others, ...label.pieces, ...figures.flatMap((f) => f.pieces));
  return { pieces, lines: pieces.map((_, i) => i) };
}
