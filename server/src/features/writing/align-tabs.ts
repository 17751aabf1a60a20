import type { TextEdit } from 'vscode-languageserver-types';
import type { Checked } from '../checked';
import { convertTable } from './convert';
import { displayWidth } from './display-width';

/**
 * Sets the reports' tables between tabs anew, each cell padded so that columns stand below each other; those that would
 * lose something are left.
 */
export function alignTabs(checked: Checked, wide: number): TextEdit[] {
  const { document } = checked;
  return document.reports.flatMap((report) =>
    report.tables.flatMap((table) => {
      if (!table?.blocks.some((b) => b.layout === 'tabs')) return [];
      const edit = convertTable(checked, report, table, 'tabs', (text) => displayWidth(text, wide));
      if (typeof edit === 'string') return [];
      const was = document.text(document.offsetAt(edit.range.start), document.offsetAt(edit.range.end));
      return was === edit.newText ? [] : [edit];
    }),
  );
}
