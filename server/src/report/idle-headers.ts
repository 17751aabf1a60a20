import type { Part } from '../forms/form';
import { labelKey } from '../text/labels';
import type { AlignedRow } from './align-rows';
import { LINED, type BoundHeader } from './bind-header';
import { isOneALine } from './figure-row';
import type { Place, TableFault } from './model';
import { textAt } from './place';

/** Of the header above rows set one cell a line, none of which could be read, nothing is said. */
export function withoutUnreadHeaders(faults: readonly TableFault[], aligned: readonly AlignedRow[]): TableFault[] {
  const unread = new Set(faults.flatMap((f) => (f.kind === 'unreadable' && f.row ? [f.row] : [])));
  const isUnread = (part: Part): boolean => {
    const own = aligned.filter((a) => a.row.part === part);
    return own.length > 0 && own.every((a) => unread.has(a.row) && isOneALine(a.logical));
  };
  return faults.filter((f) => (f.kind !== 'column-missing' && f.kind !== 'column-name') || !isUnread(f.part));
}

/** Whether a header's label is there in part, where lines cut it. */
function isCut({ label, place, text }: TableFault & { kind: 'column-name' }): boolean {
  const { core } = labelKey(text);
  if (LINED.has(place.block.layout) || core === '') return false;
  // Pieces that were joined are not what stands in one place.
  if (textAt(place) !== text) return true;
  return labelKey(label.label).core.includes(core) && !standsAlone(place);
}

/** Whether a text has its line to itself, or gaps on both sides. */
function standsAlone({ block: { text }, start, end }: Place): boolean {
  return (
    /(?:^|[\r\n]|[\s\u3000]{2})\s?$/.test(text.slice(0, start)) &&
    /^\s?(?:$|[\r\n]|[\s\u3000]{2})/.test(text.slice(end))
  );
}

/**
 * Where most rows have the form's number of figures, words of a header that were not made out are a matter of layout.
 */
export function withoutIdleHeaders(
  faults: TableFault[],
  aligned: readonly AlignedRow[],
  headerOf: (part: Part) => BoundHeader | undefined,
): TableFault[] {
  const unread = new Set(faults.flatMap((f) => (f.kind === 'unreadable' ? [f.row] : [])));
  // Digits that stand below their figures are no more figures.
  const isFilled = ({ row, logical: { slots, whole } }: AlignedRow): boolean =>
    (whole !== undefined && !unread.has(row)) || slots.filter((s) => s.filled).length === row.part.columns.length;
  const isFull = (part: Part): boolean => {
    const own = aligned.filter((a) => a.row.part === part);
    const full = own.filter((a) => isFilled(a));
    return full.length * 2 > own.length;
  };
  return faults.filter((f) => {
    if (f.kind === 'column-missing') {
      const header = headerOf(f.part);
      // Of what stands above rows that could not be read nothing is known, unless bars or the like part its cells.
      const parts = LINED.has(f.place.block.layout);
      const idle = (!parts || header?.cut) && f.part.rows.every((r) => unread.has(r));
      return !idle && (!header?.loose || !isFull(f.part));
    }
    return f.kind !== 'column-name' || !isCut(f) || !isFull(f.part);
  });
}
