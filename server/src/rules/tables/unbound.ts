import type { Form } from '../../forms/form';
import type { BoundSection, Report } from '../../report/model';
import type { Block } from '../../syntax/block';
import type { RuleContext } from '../rule';
import { isDroppedTable } from '../text/residue';
import { holdsWordsOf, isRunTogether } from '../text/run-together';

/**
 * A section whose table was not found. `dropped`: another rule says that a converter dropped it or ran it together;
 * `unread`: most of its words stand there, in whatever order or pieces; `missing`: nothing does.
 */
export interface Unbound {
  readonly section: BoundSection;
  readonly state: 'dropped' | 'unread' | 'missing';
}

export function* unboundTables(report: Report, context: RuleContext): Iterable<Unbound> {
  for (const section of report.sections) {
    const { table } = section.section;
    if (!table || section.duplicate || report.tables[table.index] || section.tables.some((t) => t.table === table))
      continue;
    const blocks = () => context.blocks(section.anchor.block, section.until);
    if (isDropped(blocks(), report.form)) yield { section, state: 'dropped' };
    else yield { section, state: holdsWordsOf(table, blocks()) ? 'unread' : 'missing' };
  }
}

function isDropped(blocks: Iterable<Block>, form: Form): boolean {
  for (const block of blocks) if (isDroppedTable(block) || isRunTogether(block, form)) return true;
  return false;
}
