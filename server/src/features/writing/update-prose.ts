import type { TextEdit } from 'vscode-languageserver-types';
import type { Steps } from '../../document/steps';
import { ruleById } from '../../rules/registry';
import { gathered, say, type Checked } from '../checked';

/** So many findings are looked at in one step. */
const STEP = 256;

/** A change of running text that is to be looked at before it is made. */
export interface ProposedEdit {
  readonly edit: TextEdit;
  /** What the finding says, for the list of changes. */
  readonly reason: string;
}

/**
 * For each sentence that disagrees with the tables the change that sets it right by them; of two at one place the
 * first.
 */
export function* proseUpdates(checked: Checked): Steps<ProposedEdit[]> {
  const { document } = checked;
  const out: ProposedEdit[] = [];
  let end = -1;
  let looked = 0;
  for (const { finding } of yield* gathered(checked)) {
    if (++looked % STEP === 0) yield;
    if (ruleById(finding.rule)?.group !== 'prose') continue;
    const edits = finding.fixes[0]?.edits ?? [];
    const [edit] = edits;
    if (!edit || edits.length > 1 || edit.place.block.kind === 'table') continue;
    const start = document.offsetOf(edit.place);
    if (start < end) continue;
    end = start + edit.place.end - edit.place.start;
    out.push({ edit: { range: document.rangeOf(edit.place), newText: edit.newText }, reason: finding.message });
  }
  return out;
}

/** What the list of changes is called. */
export const updateTitle = (checked: Checked): string =>
  say(checked.lang, '按表格更新正文', 'Set the text by the tables');
