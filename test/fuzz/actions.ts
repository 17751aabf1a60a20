import { safeFix } from '../../server/src/document/proof';
import { codeActions, FIX_ALL } from '../../server/src/features/code-actions';
import { editsOf, isProved } from '../../server/src/features/fixes';
import type { View } from '../../server/src/features/checked';
import type { Located } from '../../server/src/document/checked-document';
import type { TextEdit } from 'vscode-languageserver-types';
import { apply } from '../support/marked';
import { view } from '../features/support';
import { mutated } from './mutated';

/** What is true of an action that is made: what has to stand, and what has to go. */
interface Made {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Facts whose figures the action may change; all others stand. */
  readonly facts: readonly string[];
  /** Findings that must be gone, by their rules; undefined where the action leaves something to do. */
  readonly mends: readonly string[] | undefined;
}

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

/** Every action offered for a damaged report is made, each on the report as it was. @returns how many, and what is wrong first */
export function makeActions(seed: number): { readonly actions: number; readonly wrong: string | undefined } {
  const text = mutated(seed);
  const before = view(text);
  const all = [...before.findings.flatMap((located) => fixesOf(located, before)), ...wholeActions(before)];
  for (const made of all) {
    const wrong = broken(made, before);
    if (wrong !== undefined) return { actions: all.length, wrong: `seed ${seed}, “${made.title}”: ${wrong}` };
  }
  return { actions: all.length, wrong: undefined };
}

/** The fixes of one finding. */
function fixesOf({ finding }: Located, v: View): Made[] {
  return finding.fixes.map((fix) => {
    const proved = safeFix(finding) === fix && isProved(v, finding);
    return {
      title: `${finding.rule}: ${fix.title}`,
      edits: editsOf(fix, v),
      facts: fix.applicability === 'safe' ? [] : finding.facts,
      mends: proved ? [finding.rule] : undefined,
    };
  });
}

/** Actions that are not one finding's fix: those for many findings, and those that leave one unsaid. */
function wholeActions(v: View): Made[] {
  const edits = (list: readonly TextEdit[]) => ({ changes: { [v.uri]: [...list] } });
  const known = new Set(v.findings.flatMap(({ finding }) => finding.fixes.map((f) => f.title)));
  const request = { range: WHOLE, diagnostics: [], only: ['quickfix', FIX_ALL] };
  return codeActions(v, request, { edit: edits, canShowPages: false }).flatMap((action) =>
    !action.edit || known.has(action.title)
      ? []
      : [{ title: action.title, edits: action.edit.changes![v.uri]!, facts: [], mends: [] }],
  );
}

function broken({ edits, facts, mends }: Made, before: View): string | undefined {
  const text = before.document.text();
  const inOrder = edits.map(({ range }) => ({
    start: before.document.offsetAt(range.start),
    end: before.document.offsetAt(range.end),
  }));
  inOrder.sort((a, b) => a.start - b.start || a.end - b.end);
  if (inOrder.some((e, i) => e.end < e.start || e.end > text.length || (i > 0 && e.start < inOrder[i - 1]!.end)))
    return 'its edits overlap or leave the text';
  const after = view(apply(text, edits));
  if (after.document.text() === text) return 'it changes nothing';
  const figure = changedFigure(before, after, facts);
  if (figure !== undefined) return `it changes ${figure}`;
  if (mends === undefined) return undefined;
  const counts = countsOf(before);
  for (const rule of mends) counts.set(rule, counts.get(rule)! - 1);
  for (const [rule, count] of countsOf(after))
    if (count > (counts.get(rule) ?? 0)) return `${rule} is found more often than it should be`;
  return undefined;
}

/** The first fact besides those named whose figure is another one or gone. */
function changedFigure(before: View, after: View, facts: readonly string[]): string | undefined {
  const [was, now] = [before.document.reports, after.document.reports];
  if (was.length !== now.length) return `the number of reports, from ${was.length} to ${now.length}`;
  for (const [i, report] of was.entries())
    for (const [n, figure] of report.figures.entries()) {
      const { id } = report.form.facts[n]!;
      if (typeof figure === 'number' && now[i]!.figures[n] !== figure && !facts.includes(id)) return id;
    }
  return undefined;
}

function countsOf({ findings }: View): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of findings) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return counts;
}
