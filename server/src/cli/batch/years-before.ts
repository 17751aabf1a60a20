import { YearIndex, type ReportSummary } from '../../workspace/years';
import type { Job } from './batch';

/** For each file the numbers of those that may hold the report of the year before, the nearest first. */
export function yearsBefore(jobs: readonly Job[], known: readonly ReportSummary[]): number[][] {
  const index = new YearIndex();
  for (const summary of known) index.set(summary.uri, [summary]);
  const byPath = new Map(jobs.map((j, i) => [j.source.path, i]));
  return jobs.map((job, i) => {
    const [own] = index.of(job.source.path);
    if (!own) return [];
    return index.candidates(own).flatMap((s) => {
      const beside = byPath.get(s.uri);
      return beside === undefined || beside === i ? [] : [beside];
    });
  });
}
