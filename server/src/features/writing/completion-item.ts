import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import type { Position } from '../../document/checked-document';
import type { Report } from '../../report/model';
import type { Block } from '../../syntax/block';
import type { Checked } from '../checked';

// Numbers of LSP's CompletionItemKind, which the types package gives as an object that bundles with it.
export const KIND = { value: 12, keyword: 14, reference: 18, snippet: 15, constant: 21 } as const;

/** Where something is to be completed. */
export interface Here {
  readonly checked: Checked;
  readonly report: Report;
  readonly block: Block | undefined;
  readonly position: Position;
  /** The line up to the cursor, and behind it. */
  readonly before: string;
  readonly behind: string;
  /** Whether the client takes tab stops. */
  readonly snippets: boolean;
}

/** An item that takes the place of what stands before the cursor from a column on. */
export function item(
  here: Here,
  from: number,
  text: string,
  kind: number,
  detail: string,
  filter?: string,
): CompletionItem {
  const { line, character } = here.position;
  const textEdit: TextEdit = {
    range: { start: { line, character: from }, end: { line, character } },
    newText: text,
  };
  return { label: text, kind: kind as CompletionItem['kind'], detail, textEdit, filterText: filter ?? text };
}

/** The section that the cursor is in. */
export function sectionAt({ report, checked, position }: Here): Report['sections'][number] | undefined {
  const offset = checked.document.offsetAt(position);
  return report.sections.findLast((s) => checked.document.offsetOf(s.anchor.heading) < offset);
}
