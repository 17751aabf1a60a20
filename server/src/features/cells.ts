import type { Relation, Row } from '../forms/form';
import type { BoundRow, BoundSection, BoundTable, Cell, Fact, Place, Report } from '../report/model';
import { evaluate } from '../repair/diagnose';
import { arithmetic, factLabel, kindName, relationName, totalOf } from '../rules/describe';
import type { RuleContext } from '../rules/rule';
import type { Position } from '../document/checked-document';
import { colon, say, type Checked } from './checked';

/** What stands at a place of a report, as far as the form knows it. */
export type Thing =
  | { readonly kind: 'fact'; readonly report: Report; readonly fact: Fact }
  /** A label of a row, or of the group above it that `row` then names. */
  | {
      readonly kind: 'row';
      readonly report: Report;
      readonly table: BoundTable;
      readonly bound: BoundRow;
      readonly row: Row;
      readonly cell: Cell;
    }
  | {
      readonly kind: 'column';
      readonly report: Report;
      readonly table: BoundTable;
      readonly header: BoundTable['headers'][number];
    }
  | { readonly kind: 'section'; readonly report: Report; readonly section: BoundSection };

/** The cell, label or heading at a position. */
export function thingAt({ document }: Checked, position: Position): Thing | undefined {
  const tree = document.bound?.tree;
  const offset = document.offsetAt(position);
  const at = tree?.blocks.at(offset);
  if (!tree || !at) return undefined;
  // A cell that ends with its block is still touched by a cursor behind it.
  const before = at.start === offset ? tree.blocks.before(at.item) : undefined;
  const hit = (p: Place) =>
    (p.block === at.item && p.start <= offset - at.start && offset - at.start <= p.end) ||
    (p.block === before && p.end === before.length);
  for (const report of document.reports) {
    const inReport =
      report.sections.some((s) => hit(s.anchor.heading)) ||
      report.tables.some((t) => t?.blocks.includes(at.item) || (before && t?.blocks.includes(before)));
    if (!inReport) continue;
    // Of two cells that touch at the cursor the one that begins there is meant.
    const facts = report.facts.filter((f): f is Fact => f !== undefined && hit(f.cell));
    const fact =
      facts.find(
        (f) =>
          f.cell.end > f.cell.start &&
          f.cell.block === at.item &&
          f.cell.start <= offset - at.start &&
          offset - at.start < f.cell.end,
      ) ??
      facts.find((f) => f.cell.end > f.cell.start) ??
      facts[0];
    if (fact) return { kind: 'fact', report, fact };
    for (const table of report.tables) {
      for (const row of table?.rows ?? []) {
        const cell = row.labels.find(hit);
        if (cell) return { kind: 'row', report, table: table!, bound: row, row: groupOf(cell, row) ?? row.row, cell };
      }
      const header = table?.headers.find((h) => hit(h.cell));
      if (header) return { kind: 'column', report, table: table!, header };
    }
    const section = report.sections.find((s) => hit(s.anchor.heading));
    if (section) return { kind: 'section', report, section };
  }
  return undefined;
}

/** The group above a row that one of its labels names; undefined for the row's own. */
export function groupOf(label: Cell, { row, labels }: BoundRow): Row | undefined {
  if (label === labels[labels.length - 1]) return undefined;
  for (let r = row.parent; r; r = r.parent) if (label.label?.groups.includes(r)) return r;
  return undefined;
}

/** The labels of a row that are not those of the groups above it. */
export function ownLabels(row: BoundRow): Cell[] {
  return row.labels.filter((l) => groupOf(l, row) === undefined);
}

/** Whether a relation is a sum with one total, or has figures on both sides. */
export const hasTotal = (r: Relation): boolean => r.op === '=' && r.left.length === 1;

/** Members of a relation, its total first. */
export function membersOf(r: Relation): number[] {
  const total = totalOf(r);
  return [total, ...[...r.left, ...r.right].filter((f) => f !== total)];
}

/** The relations in which a fact is the total. */
export function totalsOver(report: Report, fact: number): readonly Relation[] {
  return report.form.relationsOf[fact]!.filter((r) => hasTotal(r) && r.left[0] === fact);
}

/** A relation judged and put in words: `行“…”：1+0+2=3`; in brief without its row's name and without zeros: `行：1+2=3`. */
export function sentenceOf(report: Report, relation: Relation, checked: Checked, brief = false): string {
  const { lang } = checked;
  const context = speaker(lang);
  const verdict = evaluate(relation, report.figures);
  const name = brief ? kindName(relation, context) : relationName(report.form, relation, context);
  const open = membersOf(relation).filter((f) => typeof report.figures[f] !== 'number');
  if (open.length > 0 && verdict !== 'broken') {
    const named = open.slice(0, NAMED).map((f) => factLabel(report.form.facts[f]!));
    const more = open.length > NAMED ? say(lang, `等 ${open.length} 格`, ` and ${open.length - NAMED} more`) : '';
    const list = say(lang, `“${named.join('”“')}”${more}`, `“${named.join('”, “')}”${more}`);
    return `${name}${colon(lang)}${say(lang, `无法判断，缺${list}`, `cannot be judged without ${list}`)}`;
  }
  if (relation.op === '>=') {
    const side = (members: readonly number[]) =>
      members.map((f) => `${factLabel(report.form.facts[f]!)} ${report.figures[f] ?? 0}`).join(' + ');
    return `${side(relation.left)} ≥ ${side(relation.right)}`;
  }
  const sum = arithmetic(report, relation, context, !brief).replace(/ ✓$/, '');
  return `${name}${colon(lang)}${sum}`;
}

/** So many of the figures that are missing are named. */
const NAMED = 3;

/** By how much the side of a relation that holds a figure is too high. */
export function excessOver(report: Report, relation: Relation, fact: number): number {
  const sum = (members: readonly number[]) => members.reduce((n, f) => n + (report.figures[f] ?? 0), 0);
  const excess = Number((sum(relation.left) - sum(relation.right)).toFixed(6));
  return relation.left.includes(fact) ? excess : -excess;
}

/** The one thing that describe.ts asks of a rule's context. */
export function speaker(lang: 'zh' | 'en'): RuleContext {
  const voice: Pick<RuleContext, 'lang' | 'say'> = { lang, say: (zh, en) => say(lang, zh, en) };
  return voice as RuleContext;
}
