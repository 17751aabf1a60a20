import type { RuleExample } from '../rules/rule';

/** A rule's wrong and right example, if it has one. */
export function exampleOf(_rule: string): RuleExample | undefined { return undefined; }
