import type { RuleExample } from '../rule';
import { dates } from './dates';
import { form } from './form';
import { prose } from './prose';
import { sections } from './sections';
import { tables } from './tables';
import { text } from './text';
import { totals } from './totals';
import { years } from './years';

const all: Readonly<Record<string, RuleExample>> = {
  ...form,
  ...sections,
  ...tables,
  ...totals,
  ...prose,
  ...dates,
  ...years,
  ...text,
};

/** A wrong and a right example for each rule; every one is executed by a test. */
export function exampleOf(rule: string): RuleExample | undefined {
  return Object.hasOwn(all, rule) ? all[rule] : undefined;
}

/** Rules that have an example. */
export const exampleIds: readonly string[] = Object.keys(all);
