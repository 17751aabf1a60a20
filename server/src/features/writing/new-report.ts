import type { Form, Section, Table } from '../../forms/form';
import { citation, noticesOf } from '../../rules/dates/notices';
import { hanNumber } from '../../rules/describe';
import { gridOf } from '../../forms/grid';
import { escapeHtml, printTable, type TableLayout } from '../../forms/print-table';

/** How the text of a new report is set. */
export const reportLayouts = ['md', 'text', 'html'] as const;
export type ReportLayout = (typeof reportLayouts)[number];

export interface NewReport {
  readonly form: Form;
  readonly agency: string;
  readonly year: number;
  readonly layout: ReportLayout;
  /** Figures of the year before, by fact id. */
  readonly last?: Readonly<Record<string, number>>;
}

/** Stands where something is to be typed. */
const STOP = '\ue000';
const tables: Readonly<Record<ReportLayout, TableLayout>> = { md: 'pipes', text: 'tabs', html: 'html' };

/** The text of a new report, and the same as a snippet with tab stops where something is to be typed. */
export function newReport(wanted: NewReport): { readonly text: string; readonly snippet: string } {
  const marked = `${write(wanted).join('\n')}\n`;
  let stop = 0;
  const snippet = marked.replace(/[\\$}]/g, (c) => `\\${c}`).replaceAll(STOP, () => `\${${++stop}}`);
  return { text: marked.replaceAll(STOP, ''), snippet };
}

function write({ form, agency, year, layout, last }: NewReport): string[] {
  const style = styles[layout];
  const figures = last ? carriedOver(form, last) : new Map<number, number>();
  const basis = noticesOf(form);
  const cited = ['国务院令第711号', form.data.source].flatMap((number) => {
    const notice = basis.find((n) => n.data.number === number);
    if (!notice) return [];
    return number === form.data.source ? [citation(notice)] : [`《${notice.data.names[0]}》`];
  });
  const opening = cited.length > 0 ? `根据${cited.join('和')}的规定编制本报告。` : '';
  const lines = [
    ...style.title(`${agency}${year}年政府信息公开工作年度报告`),
    ...style.paragraph(`${opening}所列数据的统计期限为${year}年1月1日至12月31日。${STOP}`),
  ];
  for (const section of form.sections) lines.push(...sectionOf(section, form, style, tables[layout], figures));
  lines.push(...style.paragraph(agency), ...style.paragraph(`${year + 1}年${STOP}`));
  return style.whole(lines, agency, year);
}

function sectionOf(
  section: Section,
  form: Form,
  style: Style,
  layout: TableLayout,
  figures: ReadonlyMap<number, number>,
): string[] {
  const out = style.heading(`${hanNumber(section.index + 1)}、${section.title}`);
  if (section.table) return [...out, ...style.table(tableLines(section.table, form, layout, figures))];
  for (const part of section.skeleton) out.push(...style.part(part), ...style.paragraph(STOP));
  if (section.skeleton.length === 0) out.push(...style.paragraph(STOP));
  return out;
}

function tableLines(table: Table, form: Form, layout: TableLayout, figures: ReadonlyMap<number, number>): string[] {
  const grid = gridOf(table, {
    figure: (row, column) => {
      const value = figures.get(form.factOf(row, column));
      return value === undefined ? STOP : String(value);
    },
  });
  return printTable(grid, layout);
}

/** What last year's report settles: figures that are its own carried over, and the stock it ended with. */
function carriedOver(form: Form, last: Readonly<Record<string, number>>): Map<number, number> {
  const out = new Map<number, number>();
  for (const { left, lastYear } of form.carries) {
    const value = lastYear.length === 1 ? last[form.facts[lastYear[0]!]!.id] : undefined;
    if (value !== undefined) out.set(left[0]!, value);
  }
  return out;
}

interface Style {
  title(text: string): string[];
  heading(text: string): string[];
  part(text: string): string[];
  paragraph(text: string): string[];
  table(lines: readonly string[]): string[];
  whole(lines: readonly string[], agency: string, year: number): string[];
}

const spaced = (text: string): string[] => [text, ''];
/** The empty line behind the last is the file's end. */
const trimmed = (lines: readonly string[]): string[] => (lines.at(-1) === '' ? lines.slice(0, -1) : [...lines]);

const md: Style = {
  title: (t) => spaced(`# ${t}`),
  heading: (t) => spaced(`## ${t}`),
  part: (t) => spaced(`### ${t}`),
  paragraph: spaced,
  table: (lines) => [...lines, ''],
  whole: trimmed,
};

const text: Style = { ...md, title: spaced, heading: spaced, part: spaced };

const tagged = (tag: string) => (t: string) => [`<${tag}>${escapeHtml(t)}</${tag}>`];
const html: Style = {
  title: tagged('h1'),
  heading: tagged('h2'),
  part: tagged('h3'),
  paragraph: tagged('p'),
  table: (lines) => [...lines],
  whole: (lines, agency, year) => [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeHtml(`${agency}${year}年政府信息公开工作年度报告`)}</title>`,
    '<style>table { border-collapse: collapse } td { border: 1px solid; padding: 2px 4px }</style>',
    '</head>',
    '<body>',
    ...lines,
    '</body>',
    '</html>',
  ],
};

const styles: Readonly<Record<ReportLayout, Style>> = { md, text, html };
