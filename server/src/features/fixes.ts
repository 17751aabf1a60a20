import type { TextEdit } from 'vscode-languageserver-types';
import { provedFixes, type SafeFix } from '../document/proof';
import type { Located } from '../document/checked-document';
import { ruleById } from '../rules/registry';
import type { Finding, Fix } from '../rules/rule';
import { eachOf, type Steps } from '../document/steps';
import { findingsOf, gathered, type Checked } from './checked';

/** The edits of one fix. */
export function editsOf(fix: Fix, { document }: Checked): TextEdit[] {
  return fix.edits.map((e) => ({ range: document.rangeOf(e.place), newText: e.newText }));
}

/** The fix that puts in what is missing, by the name that a finding gives it. */
export function insertionOf(checked: Checked, subject: string): Fix | undefined {
  return findingsOf(checked).find(({ finding }) => finding.subject === subject)?.finding.fixes[0];
}

/** What has been proved of a text as it is: its findings are gathered once until the next edit. */
const known = new WeakMap<readonly Located[], Map<string, readonly SafeFix[]>>();

function* proved(checked: Checked, of: string): Steps<readonly SafeFix[]> {
  const found = yield* gathered(checked);
  let byName = known.get(found);
  if (!byName) known.set(found, (byName = new Map()));
  let fixes = byName.get(of);
  if (!fixes) {
    const isOf = ({ rule }: Finding) => rule === of || ruleById(rule)?.group === of;
    byName.set(of, (fixes = yield* provedFixes(checked.document, found, of === '' ? undefined : isOf)));
  }
  return fixes;
}

/**
 * Edits of all safe fixes that are proved to do no harm together, and how many findings they mend; of one rule or group
 * where it is named.
 */
export function* safeEdits(checked: Checked, of = ''): Steps<{ readonly edits: TextEdit[]; readonly count: number }> {
  const fixes = yield* proved(checked, of);
  const edits = fixes.flatMap((f) => f.edits).sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    edits: yield* eachOf(edits, ({ edit }) => ({
      range: checked.document.rangeOf(edit.place),
      newText: edit.newText,
    })),
    count: fixes.length,
  };
}

/** The edits of all safe fixes that are proved together, each with the rule that it is of. */
export function* safeEditsByRule(checked: Checked): Steps<{ readonly edit: TextEdit; readonly rule: string }[]> {
  return (yield* proved(checked, '')).flatMap(({ finding: { rule }, edits }) =>
    edits.map(({ edit }) => ({
      rule,
      edit: { range: checked.document.rangeOf(edit.place), newText: edit.newText },
    })),
  );
}

/**
 * What the safe fixes that are proved together mend: how many findings of each rule, by its title, the most frequent
 * first.
 */
export function* safeFixesByRule(checked: Checked): Steps<{ readonly what: string; readonly count: number }[]> {
  const counts = new Map<string, number>();
  for (const { finding } of yield* proved(checked, '')) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return [...counts]
    .map(([rule, count]) => ({ what: ruleById(rule)?.docs[checked.lang].title ?? rule, count }))
    .sort((a, b) => b.count - a.count);
}

const mended = new WeakMap<readonly SafeFix[], ReadonlySet<Finding>>();

/** Whether the safe fix of a finding is among those that are proved. */
export function* isProved(checked: Checked, finding: Finding): Steps<boolean> {
  const fixes = yield* proved(checked, '');
  let findings = mended.get(fixes);
  if (!findings) mended.set(fixes, (findings = new Set(fixes.map((f) => f.finding))));
  return findings.has(finding);
}
