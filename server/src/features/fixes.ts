import type { TextEdit } from 'vscode-languageserver-types';
import type { Edit, Finding, Fix } from '../rules/rule';
import { findingsOf, type Checked } from './checked';

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly edit: Edit;
}

/** The edits of one fix. */
export function editsOf(fix: Fix, { document }: Checked): TextEdit[] {
  return fix.edits.map((e) => ({ range: document.rangeOf(e.place), newText: e.newText }));
}

/** The safe fix a finding is mended by when nobody is asked. */
export function safeFix(finding: Finding): Fix | undefined {
  return finding.fixes[0]?.applicability === 'safe' ? finding.fixes[0] : undefined;
}

/** Edits of all safe fixes that can be made together, and how many findings they mend. A rule's id keeps to that rule. */
export function safeEdits(checked: Checked, rule?: string): { readonly edits: TextEdit[]; readonly count: number } {
  const { document } = checked;
  const taken: Placed[] = [];
  let count = 0;
  for (const { finding } of findingsOf(checked)) {
    const fix = rule === undefined || finding.rule === rule ? safeFix(finding) : undefined;
    if (!fix) continue;
    const own = fix.edits.map((edit): Placed => {
      const start = document.offsetOf(edit.place);
      return { start, end: start + edit.place.end - edit.place.start, newText: edit.newText, edit };
    });
    // Two fixes of one place: the first is made now, the other when the text has been looked at again.
    if (own.some((a) => taken.some((b) => overlap(a, b)))) continue;
    taken.push(...own);
    count++;
  }
  taken.sort((a, b) => a.start - b.start || a.end - b.end);
  return { edits: taken.map((p) => ({ range: document.rangeOf(p.edit.place), newText: p.newText })), count };
}

function overlap(a: Placed, b: Placed): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}
