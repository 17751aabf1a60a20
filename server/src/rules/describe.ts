import type { FactDef, Form, Relation } from '../forms/form';
import { evaluate } from '../repair/diagnose';
import type { Figures, Report } from '../report/model';
import type { RuleContext } from './rule';

/** What a fact is called: its row and its column as the form prints them. */
export function factLabel(def: FactDef): string {
  const column = def.column.label;
  const group = def.column.groups[def.column.groups.length - 1];
  if (def.row.label === '') return group ? `${group}·${column}` : column;
  return `${def.row.label}·${column}`;
}

/**
 * No agency does anything so often: what has more than ten digits is a telephone number, or two figures run together.
 */
const LARGEST_COUNT = 9_999_999_999;

/**
 * Whether a cell may hold a figure: a count is a whole number, not below 0 and not beyond all bounds; an amount may be
 * a fraction, a change less.
 */
export function canBe(def: FactDef, value: number): boolean {
  const { type } = def.column;
  if (type === 'amount') return value >= 0;
  return Number.isInteger(value) && (value >= 0 || type === 'signed') && !isBeyondBounds(def, value);
}

/** Whether a count is larger than any can be. */
export function isBeyondBounds(def: FactDef, value: number): boolean {
  return def.column.type !== 'amount' && Math.abs(value) > LARGEST_COUNT;
}

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 1 … 19 in Chinese. */
export function hanNumber(n: number): string {
  return n <= 10 ? HAN[n]! : `十${HAN[n - 10] ?? ''}`;
}

/** A figure for display: as few digits as tell it. */
export function show(value: number | null | undefined): string {
  return value === null || value === undefined ? '（空）' : String(Number(value.toFixed(6)));
}

function sum(members: readonly number[], figures: Figures): number {
  let total = 0;
  for (const m of members) total += figures[m] ?? 0;
  return Number(total.toFixed(6));
}

/** What a kind of relation is called, with its own row or column. */
export function relationName(form: Form, relation: Relation, context: RuleContext): string {
  const def = form.facts[totalOf(relation)]!;
  switch (relation.rule) {
    case 'row-total':
      return context.say(`行“${def.row.label}”`, `row “${def.row.label}”`);
    case 'column-total':
      return context.say(`列“${def.column.label}”`, `column “${def.column.label}”`);
    case 'balance':
      return context.say(`平衡“${def.column.label}”`, `balance “${def.column.label}”`);
    default:
      return `“${factLabel(def)}”`;
  }
}

/** What a relation is of, in one word. */
export function kindName(relation: Relation, context: RuleContext): string {
  switch (relation.rule) {
    case 'row-total':
      return context.say('行', 'row');
    case 'column-total':
      return context.say('列', 'column');
    case 'balance':
      return context.say('平衡', 'balance');
    default:
      return context.say('合计', 'total');
  }
}

/** The fact on which a broken relation is reported: its total. */
export function totalOf(relation: Relation): number {
  return relation.left.length === 1 ? relation.left[0]! : relation.right[0]!;
}

/** The two sides with their numbers: `11+0+10=21，合计 20，差 1`. */
export function arithmetic(report: Report, relation: Relation, context: RuleContext, zeros = true): string {
  const { figures } = report;
  const left = sum(relation.left, figures),
    right = sum(relation.right, figures);
  const side = (members: readonly number[]) => {
    // A long sum shows its addends that are not 0 only.
    const shown = !zeros || members.length > 8 ? members.filter((m) => (figures[m] ?? 0) !== 0) : members;
    return shown.length === 0 ? '0' : shown.map((m) => String(figures[m] ?? 0)).join('+');
  };
  const parts = side(relation.right);
  const difference = Number((left - right).toFixed(6));
  if (relation.left.length === 1) {
    const total = parts.includes('+') || parts !== String(right) ? `${parts}=${right}` : parts;
    return difference === 0
      ? context.say(`${total} ✓`, `${total} ✓`)
      : context.say(
          `${total}，合计写作 ${left}，差 ${Math.abs(difference)}`,
          `${total}, total given as ${left}, off by ${Math.abs(difference)}`,
        );
  }
  const both = `${side(relation.left)}=${left}${difference === 0 ? ' = ' : ' ≠ '}${parts}=${right}`;
  return difference === 0
    ? `${both} ✓`
    : context.say(`${both}，差 ${Math.abs(difference)}`, `${both}, off by ${Math.abs(difference)}`);
}

/** Whether a relation can be judged and holds, on the report's own figures. */
export const verdict = (report: Report, relation: Relation) => evaluate(relation, report.figures);
