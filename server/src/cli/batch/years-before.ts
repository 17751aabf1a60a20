import { YearIndex, type ReportSummary } from '../../workspace/years';
import type { Job } from './batch';

/** For each file the number of the one that holds the report of the year before, if one of them does. */
export function yearsBefore(jobs: readonly Job[], known: readonly ReportSummary[]): (number | null)[] {
  const index = new YearIndex();
  for (const summary of known) index.set(summary.uri, [summary]);
  const byPath = new Map(jobs.map((j, i) => [j.source.path, i]));
  return jobs.map((job, i) => {
    const [own] = index.of(job.source.path);
    const before = own && index.before(own);
    const beside = before && byPath.get(before.uri);
    return beside === undefined || beside === i ? null : beside;
  });
}
