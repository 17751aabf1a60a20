import type { Diagnostic } from 'vscode-languageserver-types';
import type { BaselineWay } from '../../../shared/src/settings';
import type { CheckOptions } from '../document/options';
import { hash } from '../document/finding-key';
import { findingsOf, type View } from '../features/checked';
import { diagnostics, keyOf } from '../features/diagnostics';
import type { SuppressedBy } from '../workspace/config/effective';
import type { BaselineEntry, BaselineOf } from './configs';

/** How findings are shown. */
export interface Showing {
  readonly limit: number;
  /** Whether the client shows related information. */
  readonly related: boolean;
  readonly baseline: BaselineOf | undefined;
  readonly baselineWay: BaselineWay;
}

/** What of configuration and baseline is for a file, and has nothing to stand for in it. */
export interface Idle {
  readonly suppressions: readonly SuppressionAt[];
  readonly baseline: readonly StaleEntry[];
}

/** An entry of a baseline that more findings are known by than there are. */
export interface StaleEntry extends BaselineEntry {
  /** Address of the baseline. */
  readonly from: string;
  readonly left: number;
}

/** A suppression by the configuration file it stands in, and which one it is there, counted from one. */
export interface SuppressionAt {
  readonly from: string;
  readonly number: number;
  readonly used: boolean;
}

/** The diagnostics of a checked text, as its client is to show them. */
export function shownIn(view: View, { limit, related, baseline, baselineWay: show }: Showing): Diagnostic[] {
  if (view.document.reports.length === 0) return [];
  const known = baseline && show !== 'off' ? { known: baseline.known, show } : undefined;
  return diagnostics(view, { limit, related, baseline: known });
}

/** What is idle of all that is for a checked text; undefined where nothing is for it. */
export function idleIn(
  view: View,
  options: Pick<CheckOptions, 'suppressions'>,
  baseline: BaselineOf | undefined,
): Idle | undefined {
  const configured = (options.suppressions ?? []).map((s) => s as Partial<SuppressedBy>);
  if (!baseline && !configured.some((s) => s.from !== undefined)) return undefined;
  const used = new Set(view.document.usedSuppressions());
  const suppressions = configured.flatMap(({ from, number }, i): SuppressionAt[] =>
    from === undefined || number === undefined ? [] : [{ from, number, used: used.has(i) }],
  );
  return { suppressions, baseline: baseline ? staleIn(view, baseline) : [] };
}

/** Entries of the baseline that nothing is found for any more. */
function staleIn(view: View, { uri: from, entries }: BaselineOf): StaleEntry[] {
  const unclaimed = new Map<string, number>();
  for (const { finding } of findingsOf(view)) {
    const key = keyOf(finding);
    unclaimed.set(key, (unclaimed.get(key) ?? 0) + 1);
  }
  return entries.flatMap((entry) => {
    const left = Math.min(entry.count, unclaimed.get(entry.key) ?? 0);
    unclaimed.set(entry.key, (unclaimed.get(entry.key) ?? 0) - left);
    return left < entry.count ? [{ ...entry, from, left }] : [];
  });
}

/** A name for a list of diagnostics by what they are: the same for the same list, today and tomorrow. */
export function resultId(list: readonly Diagnostic[]): string {
  return hash(list.map(printOf).join());
}

/** Whether two lists of diagnostics say the same of the same places. */
export function areSame(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((d, i) => d === b[i] || printOf(d) === printOf(b[i]!));
}

/** What stays is the same object, and is not written out again to be named. */
const prints = new WeakMap<Diagnostic, string>();

function printOf(diagnostic: Diagnostic): string {
  let print = prints.get(diagnostic);
  if (print === undefined) prints.set(diagnostic, (print = hash(JSON.stringify(diagnostic))));
  return print;
}
