import type { PanelCell, PanelReport, PanelSection, PanelTable } from '../../../shared/src/panel-protocol';
import type { Row, Table } from '../forms/form';
import type { BoundTable, Report } from '../report/model';
import { factLabel, hanNumber, show } from '../rules/describe';
import { missingRows } from '../rules/tables/row-missing';
import { membersOf, sentenceOf } from './cells';
import { findingsOf, type Checked } from './checked';
import { insertionOf } from './fixes';
import { figureState, statesOf } from './states';
import { gridOf, type GridCell } from '../forms/grid';

/** The first report of a document as the form prints it, each cell with its state; null where there is none. */
export function panel(checked: Checked, version: number): PanelReport | null {
  const [report] = checked.document.reports;
  if (!report) return null;
  const found = messagesByFact(checked, report);
  return {
    version,
    title: report.titleText ?? report.form.data.name[checked.lang],
    form: report.form.data.name[checked.lang],
    sections: report.form.sections.map((section): PanelSection => {
      const bound = report.sections.find((s) => s.section === section);
      return {
        title: `${hanNumber(section.index + 1)}、${section.title}`,
        missing: bound === undefined,
        ...insertOf(`section:${section.id}`, bound === undefined, checked),
        ...(bound && { range: checked.document.rangeOf(bound.anchor.heading) }),
        ...(section.table && { table: tableOf(section.table, report, checked, found) }),
      };
    }),
  };
}

/** What is found wrong with each figure, by fact: of what stands in the cell itself. */
function messagesByFact(checked: Checked, report: Report): ReadonlyMap<number, readonly string[]> {
  const at = new Map<string, number>();
  for (const fact of report.facts)
    if (fact) at.set(`${checked.document.offsetOf(fact.cell)} ${fact.cell.end - fact.cell.start}`, fact.def.index);
  const out = new Map<number, string[]>();
  for (const { finding, offset } of findingsOf(checked)) {
    const fact = at.get(`${offset} ${finding.place.end - finding.place.start}`);
    if (fact === undefined) continue;
    const known = out.get(fact);
    if (known) known.push(finding.message);
    else out.set(fact, [finding.message]);
  }
  return out;
}

function tableOf(
  table: Table,
  report: Report,
  checked: Checked,
  found: ReadonlyMap<number, readonly string[]>,
): PanelTable {
  const bound = report.tables[table.index];
  const { form } = report;
  const grid = gridOf(table, {
    figure: (row, column) => report.facts[form.factOf(row, column)]?.cell.text ?? '',
  });
  const last = checked.document.yearBefore(report);
  const states = statesOf(checked, report);
  const faults = bound?.faults.flatMap((f) => (f.kind === 'row-missing' ? [f] : [])) ?? [];
  const gaps = new Map(faults.flatMap((f) => f.rows.map((row) => [row, missingRows(f, report)] as const)));
  const cell = (c: GridCell): PanelCell => {
    const { kind, text, line, place, lines, places } = c;
    const base = { kind, text, line, place, lines, places };
    if (kind === 'row' && c.row && bound && isMissing(c.row, bound))
      return { ...base, missing: true, ...insertOf(gaps.get(c.row), true, checked) };
    if (kind !== 'figure' || !c.row || !c.column) return base;
    const index = form.factOf(c.row, c.column);
    const fact = report.facts[index];
    const relations = form.relationsOf[index]!;
    const def = form.facts[index]!;
    const before = last?.figures[def.id];
    return {
      ...base,
      fact: index,
      name: factLabel(def),
      state: figureState(states, report, index),
      notes: [...(found.get(index) ?? []), ...relations.map((r) => sentenceOf(report, r, checked))],
      related: [...new Set(relations.flatMap(membersOf))].filter((f) => f !== index),
      ...(before && { last: show(before.value) }),
      ...(fact && { range: checked.document.rangeOf(fact.cell) }),
    };
  };
  return {
    title: table.name[checked.lang],
    name: table.id,
    missing: bound === undefined,
    ...insertOf(`table:${table.id}`, bound === undefined, checked),
    height: grid.height,
    width: grid.width,
    cells: grid.cells.map(cell),
  };
}

/** Whether neither a row nor any row below it stands in the text. */
function isMissing(row: Row, bound: BoundTable): boolean {
  return row.children.length > 0
    ? row.children.every((r) => isMissing(r, bound))
    : !bound.rows.some((b) => b.row === row);
}

function insertOf(subject: string | undefined, isMissing: boolean, checked: Checked): { readonly insert?: string } {
  return isMissing && subject !== undefined && insertionOf(checked, subject) ? { insert: subject } : {};
}
