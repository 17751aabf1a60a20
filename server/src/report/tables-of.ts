import type { BoundTable, Report } from './model';

/** The tables a report's rules look at: those it was read from first, then others found in its sections. */
export function tablesOf(report: Report): Set<BoundTable> {
  const tables = new Set(report.sections.flatMap((s) => (s.duplicate ? [] : s.tables)));
  for (const t of report.tables) if (t) tables.add(t);
  return tables;
}
