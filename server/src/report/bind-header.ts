import type { Column, HeaderLabel, Part } from '../forms/form';
import { editDistance, labelKey } from '../text/labels';
import type { Stray } from './logical-rows';
import type { Cell, Place, TableFault } from './model';
import { spanOf } from './place';

export interface BoundHeader {
  readonly found: readonly { readonly label: HeaderLabel; readonly cell: Cell }[];
  readonly missing: readonly Column[];
  readonly faults: readonly TableFault[];
}

const coreOfLabel = new WeakMap<HeaderLabel, string>();
function coreOfHeader(label: HeaderLabel): string {
  let core = coreOfLabel.get(label);
  if (core === undefined) coreOfLabel.set(label, (core = labelKey(label.label).core));
  return core;
}

/**
 * Finds a part's header among the text above its rows. Order does not matter: layouts read a header of several levels
 * in different orders; labels that occur more than once are taken in the form's order.
 * @param at where to report what is missing when no header is there at all
 */
export function bindHeader(part: Part, strays: readonly Stray[], at: Place): BoundHeader {
  const open = new Set<HeaderLabel>(part.header);
  const found: { label: HeaderLabel; cell: Cell }[] = [];
  const faults: TableFault[] = [];
  const unknown: Stray[] = [];

  const name = (label: HeaderLabel, place: Place, text: string) => faults.push({ kind: 'column-name', label, part, place, text });
  for (const s of strays) {
    if (s.used) continue;
    const match = s.cell.label!;
    const spelled = match.headers.find((h) => h.part === part && open.has(h.label));
    if (spelled) {
      open.delete(spelled.label);
      found.push({ label: spelled.label, cell: s.cell });
      if (spelled.spelling === 'drift') name(spelled.label, s.cell, s.cell.text);
    } else if (match.tables === 0 || !(match.plain.length > 0 || match.groups.length > 0 || match.headers.length > 0 || match.rows.length > 0)) unknown.push(s);
  }
  if (open.size > 0) joinPieces(part, open, unknown, found);

  if (open.size > 0 && found.length > 0) {
    const plain = [...part.headings, ...part.stub, ...part.groups.map((g) => g.label)].map((t) => labelKey(t).core);
    // What is nearly a heading or a group label is not a column's.
    const rest = unknown.filter((s) => !s.used && !plain.some((p) => near(s.cell.label!.key.core, p)));
    for (const label of [...open]) {
      const close = rest.filter((s) => !s.used && near(s.cell.label!.key.core, coreOfHeader(label)));
      if (close.length !== 1) continue;
      take(close[0]!, label, open, found);
      name(label, close[0]!.cell, close[0]!.cell.text);
    }
    const left = rest.filter((s) => !s.used && s.cell.label!.key.core !== '');
    const leaves = [...open].filter((l) => l.column);
    if (leaves.length === 1 && left.length === 1 && neighbours(part, leaves[0]!, left[0]!, strays, found)) {
      take(left[0]!, leaves[0]!, open, found);
      name(leaves[0]!, left[0]!.cell, left[0]!.cell.text);
    }
  }
  const missing = part.header.flatMap((l) => (l.column && open.has(l) ? [l.column] : []));
  if (missing.length > 0) faults.push({ kind: 'column-missing', part, columns: missing, place: found.length > 0 ? spanOf([found[found.length - 1]!.cell]) : at });
  return { found, missing, faults };
}

function take(s: Stray, label: HeaderLabel, open: Set<HeaderLabel>, found: { label: HeaderLabel; cell: Cell }[]): void {
  s.used = true;
  open.delete(label);
  found.push({ label, cell: s.cell });
}

function near(a: string, b: string): boolean {
  const limit = b.length <= 2 ? 0 : Math.max(1, Math.floor(b.length * 0.34));
  return a !== '' && editDistance(a, b, limit) <= limit;
}

/** Labels broken over lines: two or three pieces, one below or behind another. */
function joinPieces(part: Part, open: Set<HeaderLabel>, unknown: readonly Stray[], found: { label: HeaderLabel; cell: Cell }[]): void {
  for (const label of part.header) {
    if (!open.has(label)) continue;
    const core = coreOfHeader(label);
    const heads = unknown.filter((s) => !s.used && core.startsWith(s.cell.label!.key.core) && s.cell.label!.key.core !== '');
    const pieces = heads.map((h) => complete(core, h, unknown)).find((p) => p !== undefined);
    if (!pieces) continue;
    for (const p of pieces) p.used = true;
    open.delete(label);
    found.push({ label, cell: pieces[0]!.cell });
  }
}

function complete(core: string, head: Stray, unknown: readonly Stray[]): Stray[] | undefined {
  const pieces = [head];
  let text = head.cell.label!.key.core;
  while (text !== core) {
    const rest = unknown.filter((s) => !s.used && !pieces.includes(s) && s.cell.label!.key.core !== '' && core.startsWith(s.cell.label!.key.core, text.length)
      && unknown.indexOf(s) > unknown.indexOf(pieces[pieces.length - 1]!));
    const next = rest.find((s) => s.cell.column === head.cell.column) ?? rest[0];
    if (!next || pieces.length === 4) return undefined;
    pieces.push(next);
    text += next.cell.label!.key.core;
  }
  return pieces;
}

/** Whether an unknown header cell stands where the missing column should: next to one that the form puts beside it. */
function neighbours(part: Part, label: HeaderLabel, s: Stray, strays: readonly Stray[], found: BoundHeader['found']): boolean {
  const at = strays.indexOf(s), place = part.header.indexOf(label);
  const labelOf = (stray: Stray | undefined) => found.find((f) => f.cell === stray?.cell)?.label;
  return (place > 0 && labelOf(strays[at - 1]) === part.header[place - 1]) || (place + 1 < part.header.length && labelOf(strays[at + 1]) === part.header[place + 1]);
}
