import type { TextEdit } from 'vscode-languageserver-types';
import type { Steps } from '../../document/steps';
import type { Checked } from '../checked';
import { convertTable } from './convert';
import { displayWidth } from './display-width';

/**
 * Sets the reports' tables between tabs anew, each cell padded so that columns stand below each other; those that would
 * lose something are left.
 */
export function* alignTabs(checked: Checked, wide: number): Steps<TextEdit[]> {
  const { document } = checked;
  const out: TextEdit[] = [];
  for (const report of document.reports) {
    for (const table of report.tables) {
      if (!table?.blocks.some((b) => b.layout === 'tabs')) continue;
      const edit = convertTable(checked, report, table, 'tabs', (text) => displayWidth(text, wide));
      if (typeof edit === 'string') continue;
      const was = document.text(document.offsetAt(edit.range.start), document.offsetAt(edit.range.end));
      if (was !== edit.newText) out.push(edit);
    }
    yield;
  }
  return out;
}
