import type { Table } from '../forms/form';
import type { Block } from '../syntax/block';
import { bindCount } from './bind-count';
import { figureRuns, type FigureRuns } from './figure-runs';
import { bindAs, learn, shapeOf, type KnownTable } from './known-table';
import type { LabelIndex } from './label-index';
import type { BoundTable, Cell } from './model';
import type { Stream } from './stream';

/** So many tables are remembered for a table of a form, the one met last first. */
const REMEMBERED = 64;
/** So many that were met once are told when they are met again. */
const MET = 48;

/** What was read, and how. */
export interface Reading {
  readonly tables: readonly BoundTable[];
  /** Whether the reading is the same whatever the values of figures; asked only where it matters. */
  readonly isFree: () => boolean;
}

interface Memory {
  known: readonly KnownTable[];
  met: readonly number[];
}

const memories = new WeakMap<LabelIndex, Map<Table, Memory>>();

/**
 * Reads a table as another was read that differs from it in plain figures alone: what words mean does not depend on the
 * figures between them. A figure that is edited, and reports that one program sets, are the usual case.
 * @param parted whether text that can be no cell stands before each block
 * @param read reads a table that is like none of those remembered
 */
export function bindAlike(
  table: Table,
  blocks: readonly Block[],
  parted: readonly boolean[],
  index: LabelIndex,
  read: () => Reading,
): readonly BoundTable[] {
  if (!blocks.some((b) => b.layout === 'bars' || b.layout === 'tabs' || b.layout === 'html')) return read().tables;
  const runs = blocks.map(figureRuns);
  const memory = memoryOf(index, table);
  const at = memory.known.findIndex((k) => isAlike(k, blocks, parted, runs));
  if (at >= 0) {
    const found = memory.known[at]!;
    if (at > 0) memory.known = [found, ...memory.known.filter((k) => k !== found)];
    bindCount.tables++;
    bindCount.alike++;
    return [bindAs(found, table, blocks, runs)];
  }
  const { tables, isFree } = read();
  const [bound] = tables;
  const isAlone = tables.length === 1 && bound!.table === table;
  // What is met once may never be met again.
  if (isAlone && metBefore(memory, signatureOf(blocks, runs))) {
    bindCount.learned++;
    const own = isFree() ? learn(bound!, blocks, parted, runs) : undefined;
    if (own) memory.known = [own, ...memory.known.slice(0, REMEMBERED - 1)];
  }
  return tables;
}

function memoryOf(index: LabelIndex, table: Table): Memory {
  const tables = memories.get(index) ?? new Map<Table, Memory>();
  memories.set(index, tables);
  const memory = tables.get(table) ?? { known: [], met: [] };
  tables.set(table, memory);
  return memory;
}

/** A number that tables which differ in figures alone share, and hardly any others: it is made of all else. */
function signatureOf(blocks: readonly Block[], runs: readonly FigureRuns[]): number {
  let signature = blocks.length;
  blocks.forEach(({ text }, b) => {
    const { starts, ends } = runs[b]!;
    let at = 0;
    for (let i = 0; i <= starts.length; i++) {
      const until = starts[i] ?? text.length;
      for (; at < until; at++) signature = (Math.imul(signature, 31) + text.charCodeAt(at)) | 0;
      // Where a figure stands counts, not what it is.
      signature = Math.imul(signature, 31) | 0;
      at = ends[i] ?? until;
    }
  });
  return signature;
}

function metBefore(memory: Memory, signature: number): boolean {
  if (memory.met.includes(signature)) return true;
  memory.met = [signature, ...memory.met.slice(0, MET - 1)];
  return false;
}

function isAlike(
  { blocks: known, parted: knownParted }: KnownTable,
  blocks: readonly Block[],
  parted: readonly boolean[],
  runs: readonly FigureRuns[],
): boolean {
  if (known.length !== blocks.length) return false;
  if (known.some((k, b) => k.runs.starts.length !== runs[b]!.starts.length || knownParted[b] !== parted[b]))
    return false;
  return known.every((k, b) => holds(blocks[b]!.text, k.literals, runs[b]!) && k.shape === shapeOf(blocks[b]!));
}

/** Whether a text is these literals with its figures between them. */
function holds(text: string, literals: readonly string[], { starts, ends }: FigureRuns): boolean {
  let at = 0;
  for (let i = 0; i < literals.length; i++) {
    const literal = literals[i]!;
    const until = i < starts.length ? starts[i]! : text.length;
    if (until - at !== literal.length || !text.startsWith(literal, at)) return false;
    at = ends[i] ?? until;
  }
  return true;
}

/** Whether something that reads cells asks for the value or digits of any figure. */
export function asksForFigures({ pieces, lines }: Stream, read: (stream: Stream) => unknown): boolean {
  let asked = false;
  const watched = (cell: Cell): Cell =>
    cell.form === 'text' || cell.value === null
      ? cell
      : {
          ...cell,
          get value() {
            asked = true;
            return cell.value;
          },
          get text() {
            asked = true;
            return cell.text;
          },
        };
  read({ pieces: pieces.map((p) => ({ ...p, cell: watched(p.cell) })), lines });
  return asked;
}
