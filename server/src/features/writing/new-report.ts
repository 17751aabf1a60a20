import type { Form, Section } from '../../forms/form';
import { gridOf, type Grid } from '../../forms/grid';
import { escapeHtml, printTable, type TableLayout } from '../../forms/print-table';
import { citation, noticesOf } from '../../rules/dates/notices';
import { hanNumber } from '../../rules/describe';

/** How the text of a new report is set. */
export const reportLayouts = ['md', 'text', 'html'] as const;
export type ReportLayout = (typeof reportLayouts)[number];

/** What a new report is made from. */
export interface ReportPlan {
  readonly form: Form;
  readonly agency: string;
  readonly year: number;
  /** Figures of the year before, by fact id. */
  readonly last?: Readonly<Record<string, number>> | undefined;
}
export interface NewReport extends ReportPlan {
  readonly layout: ReportLayout;
}

/** A part of a new report; a paragraph without text is one that is to be typed. */
export type ReportBlock =
  | { readonly kind: 'title' | 'heading' | 'part' | 'paragraph'; readonly text: string }
  | ({ readonly kind: 'table' } & Grid);

/** Stands where something is to be typed. */
const STOP = '\ue000';
const tables: Readonly<Record<ReportLayout, TableLayout>> = { md: 'pipes', text: 'tabs', html: 'html' };

/** The text of a new report, and the same as a snippet with tab stops where something is to be typed. */
export function newReport(wanted: NewReport): { readonly text: string; readonly snippet: string } {
  const { layout } = wanted;
  const style = styles[layout];
  const lines = blocksOf(wanted, STOP).flatMap((block) =>
    block.kind === 'table' ? style.table(printTable(block, tables[layout])) : style[block.kind](block.text),
  );
  const marked = `${style.whole(lines, titleOf(wanted)).join('\n')}\n`;
  let stop = 0;
  const snippet = marked.replace(/[\\$}]/g, (c) => `\\${c}`).replaceAll(STOP, () => `\${${++stop}}`);
  return { text: marked.replaceAll(STOP, ''), snippet };
}

/** The parts of a new report, for a document that is no text. */
export const newReportBlocks = (plan: ReportPlan): readonly ReportBlock[] => blocksOf(plan, '');

const titleOf = ({ agency, year }: ReportPlan): string => `${agency}${year}年政府信息公开工作年度报告`;

/** @param stop what stands where something is to be typed */
function blocksOf(plan: ReportPlan, stop: string): ReportBlock[] {
  const { form, agency, year, last } = plan;
  const figures = last ? carriedOver(form, last) : new Map<number, number>();
  const basis = noticesOf(form);
  const cited = ['国务院令第711号', form.data.source].flatMap((number) => {
    const notice = basis.find((n) => n.data.number === number);
    if (!notice) return [];
    return number === form.data.source ? [citation(notice)] : [`《${notice.data.names[0]}》`];
  });
  const opening = cited.length > 0 ? `根据${cited.join('和')}的规定编制本报告。` : '';
  return [
    { kind: 'title', text: titleOf(plan) },
    { kind: 'paragraph', text: `${opening}所列数据的统计期限为${year}年1月1日至12月31日。${stop}` },
    ...form.sections.flatMap((section) => sectionOf(section, form, figures, stop)),
    { kind: 'paragraph', text: agency },
    { kind: 'paragraph', text: `${year + 1}年${stop}` },
  ];
}

function sectionOf(section: Section, form: Form, figures: ReadonlyMap<number, number>, stop: string): ReportBlock[] {
  const heading: ReportBlock = { kind: 'heading', text: `${hanNumber(section.index + 1)}、${section.title}` };
  const free: ReportBlock = { kind: 'paragraph', text: stop };
  if (section.table) {
    const figure = (fact: number): string => String(figures.get(fact) ?? stop);
    const grid = gridOf(section.table, { figure: (row, column) => figure(form.factOf(row, column)) });
    return [heading, { kind: 'table', ...grid }];
  }
  if (section.skeleton.length === 0) return [heading, free];
  return [heading, ...section.skeleton.flatMap((text): ReportBlock[] => [{ kind: 'part', text }, free])];
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
  whole(lines: readonly string[], title: string): string[];
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
  whole: (lines, title) => [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeHtml(title)}</title>`,
    '<style>table { border-collapse: collapse } td { border: 1px solid; padding: 2px 4px }</style>',
    '</head>',
    '<body>',
    ...lines,
    '</body>',
    '</html>',
  ],
};

const styles: Readonly<Record<ReportLayout, Style>> = { md, text, html };
