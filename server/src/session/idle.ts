import type { FileFindings } from './closed-files';
import type { OpenDocument } from './document';
import { idleIn, type Idle } from './found';

/** What of configuration and baseline is for a file and stands for nothing in it, in each file that was checked. */
export function* idleAmong(
  open: Iterable<OpenDocument>,
  closed: Iterable<FileFindings>,
): Generator<{ readonly uri: string; readonly idle: Idle }> {
  for (const { uri, options, view } of open) {
    if (!options?.enabled || !view.document.read || view.document.reports.length === 0) continue;
    const idle = idleIn(view, options, options.baseline);
    if (idle) yield { uri, idle };
  }
  for (const { uri, idle } of closed) if (idle) yield { uri, idle };
}
