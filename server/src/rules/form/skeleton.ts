import type { Section, Table } from '../../forms/form';
import { gridOf } from '../../forms/grid';
import { escapeHtml, printTable, type TableLayout } from '../../forms/print-table';
import type { Anchor, Report } from '../../report/model';
import { hanNumber } from '../describe';

/** An empty table of the form, line by line, set as the tables of the report are. */
export function emptyTable(table: Table, report: Report): string[] {
  return printTable(gridOf(table, { figure: () => '' }), layoutAround(report));
}

/**
 * A section of the form to be filled in, line by line, set as the report around it is; `model` is the heading it takes
 * after.
 */
export function emptySection(section: Section, report: Report, model: Anchor | undefined): string[] {
  const isHtml = layoutAround(report) === 'html';
  const text = (line: string) => (isHtml && line !== '' ? `<p>${escapeHtml(line)}</p>` : line);
  return [
    ...emptyHeading(section, report, model),
    ...(section.table ? emptyTable(section.table, report) : section.skeleton.map(text)),
  ];
}

/** The heading of a section alone, and what parts it from what follows. */
export function emptyHeading(section: Section, report: Report, model: Anchor | undefined): string[] {
  const isHtml = layoutAround(report) === 'html';
  const [before, behind] = marksOf(model, isHtml);
  return [`${before}${hanNumber(section.index + 1)}、${section.title}${behind}`, ...(isHtml ? [] : [''])];
}

/** How tables of a report are set: as the first that is found, else as its headings speak for. */
function layoutAround({ tables, sections }: Report): TableLayout {
  for (const table of tables) {
    const layout = table?.blocks.find((b) => b.kind === 'table')?.layout;
    if (layout === 'bars') return 'pipes';
    if (layout === 'html') return 'html';
    // Blank cells need something that holds their places.
    if (table) return 'tabs';
  }
  if (sections.some((s) => s.anchor.block.layout === 'html')) return 'html';
  return sections.every((s) => (s.anchor.block.heading?.depth ?? 0) === 0) && sections.length > 0 ? 'tabs' : 'pipes';
}

const MARKS = /^(?:[#*\s]|<[^<>]*>)*$/;

/** What stands before and behind a heading in its line: marks of Markdown, or tags. */
function marksOf(model: Anchor | undefined, isHtml: boolean): readonly [string, string] {
  const text = model?.block.text ?? '';
  const before = model ? text.slice(0, model.heading.start) : '';
  const usable = MARKS.test(before) && before.includes('<') === isHtml;
  if (!usable) return isHtml ? ['<h2>', '</h2>'] : ['', ''];
  const behind = isHtml ? /^(?:\s*<\/[^<>]*>)+/.exec(text.slice(model!.heading.end)) : null;
  if (isHtml) return behind ? [before, behind[0]] : ['<h2>', '</h2>'];
  return [before, before.includes('**') ? '**' : ''];
}
