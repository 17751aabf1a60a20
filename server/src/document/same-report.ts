import type { Report } from '../report/model';
import type { Finding } from '../rules/rule';
import type { Dependency } from './block-context';

// What two readings of a report have in common: whatever rules found by that alone can be taken over.

/**
 * Whether two readings of a report agree in all that rules on the whole of it look at, besides text they name
 * themselves and what stands in tables.
 */
export function sameStructure(was: Report, now: Report): boolean {
  return (
    was.form === now.form &&
    was.from === now.from &&
    was.until === now.until &&
    was.year === now.year &&
    was.agency === now.agency &&
    was.titleText === now.titleText &&
    was.title?.block === now.title?.block &&
    was.yearPlace?.block === now.yearPlace?.block &&
    was.sections.length === now.sections.length &&
    was.tables.every((t, i) => (t === undefined) === (now.tables[i] === undefined)) &&
    was.sections.every((s, i) => {
      const n = now.sections[i]!;
      return (
        s.anchor.block === n.anchor.block &&
        s.anchor.spelling === n.anchor.spelling &&
        s.section === n.section &&
        s.until === n.until &&
        s.tables.length === n.tables.length &&
        s.tables.every((t, k) => t.table === n.tables[k]!.table)
      );
    })
  );
}

/** Whether everything findings point at is still there. */
export function stands(findings: readonly Finding[]): boolean {
  return findings.every(
    (f) => f.place.block.parent !== undefined && f.related.every((r) => r.place.block.parent !== undefined),
  );
}

/** Whether what a dependency names differs between two readings of a report. */
export function changed(dependency: Dependency, was: Report, now: Report): boolean {
  switch (dependency) {
    case 'year':
      return was.year !== now.year;
    case 'agency':
      return was.agency !== now.agency;
    // Where sections begin may have moved past any block.
    case 'section':
      return (
        was.sections.length !== now.sections.length ||
        was.sections.some(
          (s, i) => s.anchor.block !== now.sections[i]!.anchor.block || s.section !== now.sections[i]!.section,
        )
      );
    // What stands above changes with the blocks, and is looked at with them.
    case 'above':
      return false;
    default:
      return was.facts[dependency]?.cell !== now.facts[dependency]?.cell;
  }
}
