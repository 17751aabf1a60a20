import { builtinForms } from '../../forms/builtin';
import type { Form, Part, Row } from '../../forms/form';
import type { ReportFacts } from '../facts-file';
import type { Say } from '../language';
import type { FactsFormat } from './facts-format';
import { cut, padEnd, padStart, printable, textWidth } from './width';

const LABEL = 44, COLUMN = 14;

/** For people: each table of a report as the form prints it. */
export const factsPretty: FactsFormat = {
  start: '',
  between: '\n',
  file({ path, reports }, say) {
    if (reports.length === 0) return `${path}: ${say('不是年报', 'no report')}\n`;
    return reports.map((r) => `${[path, r.agency, r.year, r.form].filter((v) => v !== null).join(' · ')}\n${tables(r, say)}`).join('\n');
  },
  end: '',
};

function tables(report: ReportFacts, say: Say): string {
  const form = builtinForms().find((f) => f.id === report.form)!;
  return form.tables.map((table) => `\n  ${say(table.name.zh, table.name.en)}\n${table.parts.map((p) => partLines(p, form, report)).join('')}`).join('');
}

function partLines(part: Part, form: Form, report: ReportFacts): string {
  const head = part.columns.map((c) => cut([...c.groups.slice(-1), c.label].join('·'), COLUMN * 2));
  const shown = (row: Row) => part.columns.map((c) => {
    const fact = report.facts[form.facts[form.factOf(row, c)]!.id];
    return fact === undefined ? '?' : fact.value === null ? printable(fact.text) || '_' : String(fact.value);
  });
  const rows = part.rows.map((row) => ({ label: cut(row.label, LABEL), cells: shown(row) }));
  const widths = head.map((h, i) => Math.max(textWidth(h), ...rows.map((r) => textWidth(r.cells[i]!))));
  const label = Math.max(0, ...rows.map((r) => textWidth(r.label)));
  const line = (name: string, cells: readonly string[]) => `    ${padEnd(name, label)}  ${cells.map((c, i) => padStart(c, widths[i]!)).join('  ')}`.trimEnd() + '\n';
  return line('', head) + rows.map((r) => line(r.label, r.cells)).join('');
}
