import type { Printed } from '../support/layouts/index';
import { mixed } from '../support/layouts/mixed';
import { check } from '../support/check';
import { cleanReport, setFigure } from '../support/report';

const variants = ['plain', 'department', 'county', 'township'] as const;
/** Of the facts of many mixtures, so many are read. */
export const LEAST_READ = 0.98;
/** What may be said of a clean report that could not be read whole. */
const ALLOWED = new Set(['table-unreadable']);

export interface Reading {
  readonly facts: number;
  readonly read: number;
  /**
   * What is wrong, a line each: a fact that is not as printed, an alarm that is false, a wrong figure not found at
   * its cell.
   */
  readonly wrong: readonly string[];
}

/** A clean report set in one random mixture. */
export function mixtureOf(seed: number): Printed {
  const spec = cleanReport(variants[seed % variants.length]);
  return mixed(seed).print(spec, { seed, numberMark: seed % 3 === 0 ? '.' : '、' });
}

/** A clean report set in one random mixture, read; then with one figure changed. */
export function readMixture(seed: number): Reading {
  const layout = mixed(seed);
  const printed = mixtureOf(seed);
  const { document, found } = check(printed.text);
  const wrong: string[] = [];
  const report = document.reports[0];
  let read = 0;
  for (const [id, span] of printed.cells) {
    const fact = report?.facts.find((f) => f?.def.id === id);
    if (!fact) continue;
    read++;
    const text = printed.text.slice(span.start, span.end);
    const value = text === '' ? null : Number(text);
    if (fact.cell.value !== value) wrong.push(`${id} is ${text}, read ${fact.cell.text}`);
  }
  for (const { finding } of found) {
    const loud = finding.severity === 'error' || finding.severity === 'warning';
    if (loud && !ALLOWED.has(finding.rule)) wrong.push(`${finding.rule}: ${finding.message}`);
  }
  if (read === printed.cells.size) wrong.push(...changedFigure(seed));
  return { facts: printed.cells.size, read, wrong: wrong.map((line) => `seed ${seed}: ${line} in ${layout.name}`) };
}

/** One figure of table three is another: it is found, at its cell. */
function changedFigure(seed: number): readonly string[] {
  const spec = cleanReport(variants[seed % variants.length]);
  const ids = Object.keys(spec.figures).filter((id) => id.startsWith('applications.') && spec.figures[id] !== null);
  const id = ids[(seed * 7919) % ids.length]!;
  const layout = mixed(seed);
  const value = Number(spec.figures[id]) + 1 + (seed % 5);
  const printed = layout.print(setFigure(spec, id, value), { seed, numberMark: seed % 3 === 0 ? '.' : '、' });
  const at = printed.cells.get(id)!.start;
  const sums = check(printed.text).found.filter((f) => /^(row-total|column-total|balance)$/.test(f.finding.rule));
  return sums.length === 1 && sums[0]!.offset === at ? [] : [`${id} changed to ${value}: ${sums.length} findings`];
}
