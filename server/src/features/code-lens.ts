import type { CodeLens } from 'vscode-languageserver-types';
import { COMMANDS } from '../../../shared/src/protocol';
import { eachOf, type Steps } from '../document/steps';
import type { Relation } from '../forms/form';
import type { BoundTable, Report } from '../report/model';
import { factLabel } from '../rules/describe';
import { membersOf } from './cells';
import { say, type Checked } from './checked';
import { culpritsAmong, judged, statesOf, tallyOf, type Tally } from './states';

/** Over each table how its relations stand; a click leads to the figure to look at, where the client can be led. */
export function* codeLenses(checked: Checked, leads = true): Steps<CodeLens[]> {
  yield* judged(checked);
  return (yield* eachOf(checked.document.reports, (r) => lensesOf(r, checked, leads), 1)).flat();
}

function lensesOf(report: Report, checked: Checked, leads: boolean): CodeLens[] {
  const { document } = checked;
  return report.tables.flatMap((table): CodeLens[] => {
    if (!table) return [];
    const own = report.form.relations.filter((r) =>
      membersOf(r).every((f) => report.form.facts[f]!.table === table.table),
    );
    if (own.length === 0) return [];
    const { title, target } = told(own, table, report, checked);
    const cell = target === undefined ? undefined : report.facts[target]?.cell;
    const { start } = document.rangeOf(table.start);
    // Without a command an editor waits for the lens to be resolved; one that leads nowhere only tells.
    const command =
      cell && leads
        ? { title, command: COMMANDS.goTo, arguments: [checked.uri, document.rangeOf(cell)] }
        : { title, command: '' };
    return [{ range: { start, end: start }, command }];
  });
}

/** What is said of a table, and the fact that it is about: a wrong figure, else the first that is missing. */
function told(
  own: readonly Relation[],
  table: BoundTable,
  report: Report,
  checked: Checked,
): { readonly title: string; readonly target: number | undefined } {
  const { lang } = checked;
  const states = statesOf(checked, report);
  const tally = tallyOf(report, own);
  const [first, ...others] = culpritsAmong(states, own);
  const missing = (what: null | undefined) => own.flatMap(membersOf).find((f) => report.figures[f] === what);
  const head = say(lang, `勾稽 ${own.length} 项：`, `${own.length} relation${own.length === 1 ? '' : 's'}: `);
  if (first !== undefined) {
    const label = factLabel(report.form.facts[first]!);
    const more = others.length > 0 ? say(lang, `等 ${others.length + 1} 处`, ` and ${others.length} more`) : '';
    return {
      title: head + counted(tally, checked) + say(lang, `，见“${label}”`, `, see “${label}”`) + more,
      target: first,
    };
  }
  const target = tally.unread > 0 ? (missing(undefined) ?? missing(null)) : tally.blank > 0 ? missing(null) : undefined;
  if (table.facts.length > 0 && table.facts.every((f) => f.cell.form === 'blank'))
    return { title: head + say(lang, '尚未填写', 'not filled in yet'), target };
  return { title: head + counted(tally, checked), target };
}

function counted({ holds, broken, blank, unread }: Tally, { lang }: Checked): string {
  const parts = [
    holds > 0 && `${holds} ✓`,
    broken > 0 && `${broken} ✗`,
    blank > 0 && say(lang, `${blank} 未填`, `${blank} not filled in`),
    unread > 0 && say(lang, `${unread} 未读出`, `${unread} not read`),
  ];
  return parts.filter(Boolean).join(say(lang, ' ', ', '));
}
