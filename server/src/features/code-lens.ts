import type { CodeLens } from 'vscode-languageserver-types';
import { evaluate } from '../repair/diagnose';
import { say, type Checked } from './checked';

/** Over each table how many of its relations hold. */
export function codeLenses(checked: Checked): CodeLens[] {
  const { document, lang } = checked;
  return document.reports.flatMap((report) =>
    report.tables.flatMap((table): CodeLens[] => {
      if (!table) return [];
      const own = report.form.relations.filter((r) =>
        [...r.left, ...r.right].every((f) => report.form.facts[f]!.table === table.table),
      );
      if (own.length === 0) return [];
      const count = { holds: 0, broken: 0, unknown: 0 };
      for (const r of own) count[evaluate(r, report.figures)]++;
      const parts = [
        count.holds > 0 && `${count.holds} ✓`,
        count.broken > 0 && `${count.broken} ✗`,
        count.unknown > 0 && say(lang, `${count.unknown} 未判`, `${count.unknown} open`),
      ]
        .filter(Boolean)
        .join(' ');
      const title = say(
        lang,
        `勾稽 ${own.length} 项：${parts}`,
        `${own.length} relation${own.length === 1 ? '' : 's'}: ${parts}`,
      );
      const { start } = document.rangeOf(table.start);
      // Without a command an editor waits for the lens to be resolved; this one only tells.
      return [{ range: { start, end: start }, command: { title, command: '' } }];
    }),
  );
}
