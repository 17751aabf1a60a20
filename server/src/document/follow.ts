import type { ReportChange, ReportDocument } from '../report/document';
import type { Report } from '../report/model';
import type { YearBefore } from '../rules/year-before';
import type { Block } from '../syntax/block';
import type { BlockChange } from '../syntax/tree';
import type { ReportState } from './found-list';
import type { ReportChecks } from './report-checks';

// How what was found follows the reports of a document from one edit to the next.

/** Runs the rules over a report for the first time. */
type Check = (report: Report) => void;

/**
 * After a burst of edits every report that one of them reached is checked as a whole: once, however many there were.
 * @param edits one after another; @param changes what they come to, one for each report
 */
export function followAll(
  edits: readonly BlockChange[],
  changes: readonly BlockChange[],
  document: ReportDocument,
  checks: ReportChecks,
  check: Check,
): void {
  const { blocks } = document.tree;
  const fresh = new Set<Report>(),
    last = new Map<Block, YearBefore | undefined>();
  for (const change of changes) {
    const { removed, inserted } = document.update(change);
    for (const r of inserted) fresh.add(r);
    for (const r of removed) {
      const state = checks.states.get(r);
      if (!state) continue;
      last.set(r.from, state.last);
      checks.states.delete(r);
    }
  }
  for (const { inserted, before } of edits) {
    const around = [...inserted, before ?? blocks.first(), before?.parent && blocks.after(before)];
    for (const b of around) {
      const report = b?.parent && document.reportAt(b);
      if (report) fresh.add(report);
    }
  }
  for (const report of document.reports) {
    if (!fresh.has(report)) continue;
    const year = checks.states.get(report)?.last ?? last.get(report.from);
    check(report);
    checks.setYearBefore(report, year);
  }
}

/** After one edit only that is looked at again which the edit can have changed. */
export function follow(
  { blocks, removed, inserted, takesBack }: ReportChange,
  document: ReportDocument,
  checks: ReportChecks,
  check: Check,
): void {
  const gone = new Map<Block, { report: Report; state: ReportState }>();
  for (const report of removed) {
    const state = checks.states.get(report);
    if (state) gone.set(report.from, { report, state });
    checks.states.delete(report);
  }
  for (const report of inserted) {
    const was = gone.get(report.from);
    if (was && takesBack && checks.takeBack(report, was.report, was.state, blocks)) continue;
    // Facts are counted by the form: on another one nothing that was noted holds.
    if (was && was.report.until === report.until && was.report.form === report.form)
      checks.update(report, was.report, was.state, blocks);
    else check(report);
  }
  const at = blocks.inserted[0] ?? blocks.before ?? document.tree.blocks.first();
  const touched = inserted.length === 0 && at ? document.reportAt(at) : undefined;
  const state = touched && checks.states.get(touched);
  if (!state || (takesBack && checks.takeBack(touched, touched, state, blocks))) return;
  checks.touch(blocks, touched, state);
}
