import { rules } from './registry';
import type { DescribedRule } from './rule';

/**
 * What is said of each rule. Bundles that check nothing hold only that: the build puts it in the place of this list.
 */
export const describedRules: readonly DescribedRule[] = rules.map(({ id, group, severity, fix, docs }) => ({
  id,
  group,
  severity,
  ...(fix && { fix }),
  docs,
}));
