import type { Form } from '../forms/form';
import { rules as allRules } from '../rules/registry';
import type { Rule, Scope, Severity } from '../rules/rule';
import type { CheckOptions } from './options';
import type { QuietWords } from './quiet-words';

export type RuleOf<S extends Scope> = Extract<Rule, { scope: S }>;
/** A rule that is switched on. */
export interface Enabled<S extends Scope> {
  readonly rule: RuleOf<S>;
  readonly severity: Severity;
}

/** The rules that are switched on, by what they look at. */
export type EnabledRules = { readonly [S in Scope]: readonly Enabled<S>[] };

const chosen = new WeakMap<CheckOptions['severities'], EnabledRules>();
/**
 * By what they say: each file's choices come as an object of their own, and what is learned of texts hangs on the
 * rules.
 */
const bySaying = new Map<string, EnabledRules>();
/** More sets of choices than that are not kept. */
const SETS = 64;

/** The rules that are switched on, by what they look at; worked out once for each set of choices. */
export function enabledRules(severities: CheckOptions['severities']): EnabledRules {
  let rules = chosen.get(severities);
  if (!rules) {
    const saying = JSON.stringify(Object.entries(severities).sort());
    rules = bySaying.get(saying) ?? enabledBy(severities);
    if (bySaying.size >= SETS) bySaying.clear();
    bySaying.set(saying, rules);
    chosen.set(severities, rules);
  }
  return rules;
}

function enabledBy(severities: CheckOptions['severities']): EnabledRules {
  const enabled = <S extends Scope>(scope: S): Enabled<S>[] =>
    allRules.flatMap((rule) => {
      const own = severities[rule.id];
      return rule.scope !== scope || own === 'off' ? [] : [{ rule: rule as RuleOf<S>, severity: own ?? rule.severity }];
    });
  return {
    report: enabled('report'),
    figures: enabled('figures'),
    section: enabled('section'),
    table: enabled('table'),
    block: enabled('block'),
    years: enabled('years'),
    suppression: enabled('suppression'),
  };
}

const quietOf = new WeakMap<EnabledRules, WeakMap<Form, QuietWords>>();

/** Texts of which these rules say nothing, by form. */
export function quietWords(rules: EnabledRules): WeakMap<Form, QuietWords> {
  let quiet = quietOf.get(rules);
  if (!quiet) quietOf.set(rules, (quiet = new WeakMap()));
  return quiet;
}
