import type { Form, Relation } from '../forms/form';
import { admissible, difference, systemOf, tidy } from './system';
import type { Figures } from './types';

/** What can be said of a relation: 'unknown' if a member was not read, or a blank leaves it open. */
export type Verdict = 'holds' | 'broken' | 'unknown';

/**
 * Whether a relation holds. A blank counts as 0 if the relation then holds; otherwise the relation is 'unknown' as
 * long as some figure in the blank could make it hold, and 'broken' if none could (it would have to be negative).
 */
export function evaluate(relation: Relation, figures: Figures): Verdict {
  const { left, right, op } = relation;
  const rest = difference(left, right, figures);
  if (Number.isNaN(rest)) return 'unknown';
  if (rest === 0 || (op === '>=' && rest > 0)) return 'holds';
  const short = rest < 0 ? left : right;
  return short.some((f) => figures[f] === null) ? 'unknown' : 'broken';
}

/**
 * The figure that belongs in a blank: 0 if every relation of the fact then holds, else the one non-negative figure
 * that makes all relations hold that can be evaluated with it. Other blanks are filled first where they are determined.
 * Undefined if the fact is no blank, or nothing determines it.
 */
export function fillBlank(form: Form, figures: Figures, fact: number): number | undefined {
  if (figures[fact] !== null) return undefined;
  const holds = (f: Figures) =>
    form.relationsOf[fact]!.every((r) => {
      const rest = difference(r.left, r.right, f);
      return Number.isNaN(rest) || rest === 0 || (r.op === '>=' && rest > 0);
    });
  if (holds(figures)) return 0;

  const filled = figures.slice();
  const blanks = new Set(filled.flatMap((v, f) => (v === null ? [f] : [])));
  for (let progress = true; progress && blanks.has(fact);) {
    progress = false;
    for (const f of blanks) {
      const value = demanded(form, filled, f);
      if (value === undefined) continue;
      filled[f] = value;
      blanks.delete(f);
      progress = true;
    }
  }
  if (blanks.has(fact)) {
    // Several blanks in all its relations: 0 if that, with what could be filled, settles everything.
    return holds(filled) ? 0 : undefined;
  }
  return holds(filled) ? filled[fact]! : undefined;
}

/** The figure on which all equations agree in which the fact is the only blank; undefined if none has it so. */
export function demanded(form: Form, figures: Figures, fact: number): number | undefined {
  let agreed: number | undefined;
  for (const { op, left, right } of form.relationsOf[fact]!) {
    if (op !== '=' || [...left, ...right].some((f) => f !== fact && figures[f] === null)) continue;
    const rest = difference(left, right, figures);
    if (Number.isNaN(rest)) continue;
    const value = left.includes(fact) ? -rest : rest;
    if (agreed !== undefined && tidy(value) !== agreed) return undefined;
    agreed = tidy(value) + 0;
  }
  return agreed !== undefined && admissible(systemOf(form), fact, agreed) ? agreed : undefined;
}
