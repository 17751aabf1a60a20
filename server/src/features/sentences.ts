import type { Place, Report } from '../report/model';
import { mentionAt, mentionsIn, type Mention } from '../rules/prose/mentions';
import { blocksBetween } from '../document/run-rules';
import type { Position } from '../document/checked-document';
import type { Checked } from './checked';

/** A number or phrase of the prose that speaks of facts. */
export interface MentionHere {
  readonly report: Report;
  readonly mention: Mention;
  readonly place: Place;
}

/** What the sentence at a position says of the tables. */
export function mentionHere({ document }: Checked, position: Position): MentionHere | undefined {
  const offset = document.offsetAt(position);
  const at = document.bound?.tree.blocks.at(offset);
  const report = at && document.bound!.reportAt(at.item);
  if (!at || !report || !document.reports.includes(report)) return undefined;
  const mention = mentionAt(at.item, report.form, offset - at.start);
  return mention && { report, mention, place: { block: at.item, start: mention.start, end: mention.end } };
}

/** Every place in the prose of a report that speaks of a fact, in the order of the text. */
export function sentencesOf({ document }: Checked, report: Report, fact: number): Place[] {
  const out: Place[] = [];
  for (const block of blocksBetween(document.bound!.tree, report.from, report.until)) {
    if (block.kind === 'table' || block.kind === 'blank') continue;
    for (const m of mentionsIn(block, report.form))
      if (m.facts.includes(fact)) out.push({ block, start: m.start, end: m.end });
  }
  return out;
}
