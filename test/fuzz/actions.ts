import { safeFix } from '../../server/src/document/proof';
import { atOnce } from '../../server/src/document/steps';
import { codeActions, FIX_ALL } from '../../server/src/features/code-actions';
import { editsOf, isProved, safeEdits } from '../../server/src/features/fixes';
import type { View } from '../../server/src/features/checked';
import { shownFindings } from '../../server/src/features/shown';
import type { Finding } from '../../server/src/rules/rule';
import type { TextEdit } from 'vscode-languageserver-types';
import { apply } from '../support/marked';
import { view } from '../features/support';
import { mutated } from './mutated';

/** What is true of an action that is made: what has to stand, and what has to go. */
interface Made {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /**
   * Facts that the action speaks of: figures of their rows may change, all others stand. Undefined: none is to be
   * looked at.
   */
  readonly facts: readonly string[] | undefined;
  /** Findings that must be gone, by their rules; undefined where the action leaves something to do. */
  readonly mends: readonly string[] | undefined;
}

/** Its fixes mend how a row is set, so that its figures are read otherwise. */
const REREADS = 'table-unreadable';

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

/**
 * Every action offered for a damaged report is made, each on the report as it was. @returns how many, and what is
 * wrong first
 */
export function makeActions(seed: number): { readonly actions: number; readonly wrong: string | undefined } {
  const text = mutated(seed);
  const before = view(text);
  const single = new Set([...before.findings, ...shownFindings(before)].map((f) => f.finding));
  const all = [...[...single].flatMap((finding) => fixesOf(finding, before)), ...wholeActions(before, single)];
  for (const made of all) {
    const wrong = broken(made, before);
    if (wrong !== undefined) return { actions: all.length, wrong: `seed ${seed}, “${made.title}”: ${wrong}` };
  }
  return { actions: all.length, wrong: undefined };
}

/** The fixes of one finding. */
function fixesOf(finding: Finding, v: View): Made[] {
  return finding.fixes.map((fix) => {
    // Several are proved together: one of them alone may leave another rule to speak of what the others mend.
    const proved = safeFix(finding) === fix && atOnce(isProved(v, finding)) && atOnce(safeEdits(v)).count === 1;
    return {
      title: `${finding.rule}: ${fix.title}`,
      edits: editsOf(fix, v),
      // What is not proved is made by nobody but a person who looks at it; a row that is read anew has other figures.
      facts: proved ? [] : fix.applicability === 'safe' || finding.rule === REREADS ? undefined : finding.facts,
      mends: proved ? [finding.rule] : undefined,
    };
  });
}

/** Actions that are not one finding's fix: those for many findings, and those that leave one unsaid. */
function wholeActions(v: View, single: ReadonlySet<Finding>): Made[] {
  const edits = (list: readonly TextEdit[]) => ({ changes: { [v.uri]: [...list] } });
  const known = new Set([...single].flatMap((finding) => finding.fixes.map((f) => f.title)));
  const request = { range: WHOLE, diagnostics: [], only: ['quickfix', FIX_ALL] };
  return atOnce(codeActions(v, request, { edit: edits, canShowPages: false })).flatMap((action) =>
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
  const figure = facts && changedFigure(before, after, { facts, strict: mends !== undefined, edited: inOrder });
  if (figure !== undefined) return `it changes ${figure}`;
  if (mends === undefined) return undefined;
  const counts = countsOf(before);
  for (const rule of mends) counts.set(rule, counts.get(rule)! - 1);
  for (const [rule, count] of countsOf(after))
    // A comment that reaches nothing, as below a heading broken in two, says so itself.
    if (rule !== 'suppression-unused' && count > (counts.get(rule) ?? 0))
      return `${rule} is found more often than it should be`;
  return undefined;
}

interface Allowed {
  /** Facts that the finding speaks of. */
  readonly facts: readonly string[];
  /** Whether no figure may be lost. */
  readonly strict: boolean;
  /** Stretches written anew: what stands there, the fix says itself. */
  readonly edited: readonly { readonly start: number; readonly end: number }[];
}

/**
 * The first fact, of those not spoken of, whose figure is another one; or is not read any more, where none may be
 * lost.
 */
function changedFigure(before: View, after: View, { facts, strict, edited }: Allowed): string | undefined {
  const [was, now] = [before.document.reports, after.document.reports];
  if (was.length !== now.length) return `the number of reports, from ${was.length} to ${now.length}`;
  const rowOf = (id: string) => id.slice(0, id.lastIndexOf('.'));
  const rows = new Set(facts.map(rowOf));
  for (const [i, report] of was.entries())
    for (const [n, figure] of report.figures.entries()) {
      const { id } = report.form.facts[n]!;
      const other = now[i]!.figures[n];
      if (typeof figure !== 'number' || other === figure || rows.has(rowOf(id))) continue;
      const { block, start, end } = report.facts[n]!.cell;
      const at = before.document.bound!.tree.blocks.offsetOf(block);
      if (edited.some((e) => e.start <= at + end && at + start <= e.end)) continue;
      if (strict || other !== undefined) return id;
    }
  return undefined;
}

function countsOf({ findings }: View): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of findings) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return counts;
}
