import type { DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Row } from '../forms/form';
import type { Cell, Place } from '../report/model';
import type { Position } from '../document/checked-document';
import { hasTotal, membersOf, ownLabels, thingAt, totalsOver } from './cells';
import type { Checked } from './checked';
import { mentionHere, sentencesOf } from './sentences';

const READ: DocumentHighlightKind = 2,
  WRITE: DocumentHighlightKind = 3;

/**
 * On a sentence the cells it speaks of; on a cell the sentences that speak of it; on a total its addends, on an addend
 * its totals, on figures that balance all of them; on a label its row, its group's labels or its column.
 */
export function documentHighlights(checked: Checked, position: Position): DocumentHighlight[] {
  const thing = thingAt(checked, position);
  const said = thing ? undefined : mentionHere(checked, position);
  if (said)
    return [said.place, ...said.mention.facts.flatMap((f) => said.report.facts[f]?.cell ?? [])].map((p, i) => ({
      range: checked.document.rangeOf(p),
      kind: i === 0 ? WRITE : READ,
    }));
  if (!thing || thing.kind === 'section') return [];
  const out = new Map<Place, DocumentHighlightKind>();
  if (thing.kind === 'fact') {
    const { report } = thing;
    const own = thing.fact.def.index;
    const light = (fact: number, kind: DocumentHighlightKind) => {
      const cell = report.facts[fact]?.cell;
      if (cell && !out.has(cell)) out.set(cell, kind);
    };
    light(own, totalsOver(report, own).length > 0 ? WRITE : READ);
    for (const p of sentencesOf(checked, report, own)) out.set(p, READ);
    for (const r of report.form.relationsOf[own]!) {
      if (r.op !== '=') continue;
      if (hasTotal(r) && r.left[0] !== own) light(r.left[0]!, WRITE);
      else for (const f of membersOf(r)) light(f, READ);
    }
  } else if (thing.kind === 'row') {
    if (thing.row === thing.bound.row)
      for (const c of [...ownLabels(thing.bound), ...thing.bound.cells]) {
        if (c) out.set(c, READ);
      }
    else
      for (const r of thing.table.rows) {
        if (isBelow(r.row, thing.row)) for (const c of r.labels) out.set(c, READ);
      }
  } else {
    const { column } = thing.header.label;
    if (!column) return [];
    out.set(thing.header.cell, READ);
    for (const f of thing.table.facts) if (f.def.column === column) out.set(f.cell, READ);
  }
  return [...out]
    .filter(([c]) => !isBlank(c as Cell))
    .map(([place, kind]) => ({ range: checked.document.rangeOf(place), kind }));
}

function isBelow(row: Row, group: Row): boolean {
  for (let r = row.parent; r; r = r.parent) if (r === group) return true;
  return false;
}

const isBlank = (c: Cell): boolean => c.end === c.start;
