import type { YearSheet } from '../../../shared/src/protocol';
import type { Part } from '../forms/form';
import type { Report } from '../report/model';
import { say, type Checked } from './checked';

/** A report's figures as Markdown tables, every row of the form in its order, so that two years stand line by line. */
export function yearSheet(checked: Checked, report: Report): YearSheet {
  const { lang } = checked;
  const lines: string[] = [];
  for (const table of report.form.tables) {
    lines.push(`## ${table.name[lang]}`, '');
    for (const part of table.parts) lines.push(...partLines(part, report), '');
  }
  const label = [
    report.agency,
    report.year === undefined ? undefined : say(lang, `${report.year}年`, String(report.year)),
  ]
    .filter(Boolean)
    .join(' ');
  return {
    uri: checked.uri,
    label: label || checked.uri.slice(checked.uri.lastIndexOf('/') + 1),
    text: lines.join('\n'),
  };
}

function partLines(part: Part, report: Report): string[] {
  const head = part.columns.map((c) => [...c.groups.slice(part.anonymous ? 0 : -1), c.label].join('·'));
  if (part.anonymous) {
    // One row of many columns is read better as many rows.
    return [
      '| | |',
      '|---|---:|',
      ...part.columns.map((c, i) => `| ${head[i]} | ${cell(report, report.form.factOf(part.rows[0]!, c))} |`),
    ];
  }
  return [
    `| ${part.headings[0] ?? ''} | ${part.columns.map((c) => c.label).join(' | ')} |`,
    `|---|${'---:|'.repeat(part.columns.length)}`,
    ...part.rows.map(
      (row) => `| ${row.label} | ${part.columns.map((c) => cell(report, report.form.factOf(row, c))).join(' | ')} |`,
    ),
  ];
}

const cell = (report: Report, fact: number): string => report.facts[fact]?.cell.text ?? '';
