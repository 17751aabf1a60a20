import { builtinForms } from '../../forms/builtin';
import type { Column, Form, Part, Row } from '../../forms/form';
import type { ReportFacts } from '../batch/facts-file';
import type { Say } from '../terminal/language';
import type { FactsFormat } from './facts-format';
import { cut, padEnd, padStart, printable, printablePath, textWidth } from '../../text/width';

const LABEL = 44,
  CELL = 14;

/** For people: each table of a report as the form prints it. */
export const factsPretty: FactsFormat = {
  start: '',
  between: '\n',
  file({ path, reports }, say) {
    if (reports.length === 0) return `${printablePath(path)}: ${say('不是年报', 'no report')}\n`;
    return reports
      .map(
        (r) =>
          `${[printablePath(path), r.agency, r.year, r.form]
            .filter((v) => v !== null)
            .map((v) => printable(String(v)))
            .join(' · ')}\n${tables(r, say)}`,
      )
      .join('\n');
  },
  end: '',
};

function tables(report: ReportFacts, say: Say): string {
  const form = builtinForms().find((f) => f.id === report.form)!;
  return form.tables
    .map(
      (table) =>
        `\n  ${say(table.name.zh, table.name.en)}\n${table.parts.map((p) => partLines(p, form, report)).join('')}`,
    )
    .join('');
}

interface Grid {
  readonly head: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

function partLines(part: Part, form: Form, report: ReportFacts): string {
  const { head, rows } = part.anonymous ? byGroup(part, form, report) : byRow(part, form, report);
  const widths = head.map((h, i) => Math.max(textWidth(h), ...rows.map((r) => textWidth(r.cells[i]!))));
  const label = Math.max(0, ...rows.map((r) => textWidth(r.label)));
  const line = (name: string, cells: readonly string[]) =>
    `    ${padEnd(name, label)}  ${cells.map((c, i) => padStart(c, widths[i]!)).join('  ')}`.trimEnd() + '\n';
  return line('', head) + rows.map((r) => line(r.label, r.cells)).join('');
}

function byRow(part: Part, form: Form, report: ReportFacts): Grid {
  return {
    head: part.columns.map((c) => c.label),
    rows: part.rows.map((row) => ({
      label: cut(row.label, LABEL),
      cells: part.columns.map((c) => figure(row, c, form, report)),
    })),
  };
}

/** The one row of a part without row labels, set with a line for each group of columns. */
function byGroup(part: Part, form: Form, report: ReportFacts): Grid {
  const row = part.rows[0]!;
  const nameOf = (c: Column) => c.groups.join('·');
  const head = [...new Set(part.columns.map((c) => c.label))];
  const groups = [...new Set(part.columns.map(nameOf))];
  const rows = groups.map((group) => ({
    label: group,
    cells: head.map((label) => {
      const c = part.columns.find((x) => nameOf(x) === group && x.label === label);
      return c ? figure(row, c, form, report) : '';
    }),
  }));
  return { head, rows };
}

/** A figure as shown: `_` for a blank cell, `?` for one that was not found. */
function figure(row: Row, column: Column, form: Form, report: ReportFacts): string {
  const fact = report.facts[form.facts[form.factOf(row, column)]!.id];
  return fact === undefined ? '?' : fact.value === null ? cut(printable(fact.text), CELL) || '_' : String(fact.value);
}
