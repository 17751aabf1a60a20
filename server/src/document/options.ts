import type { Lang, Severity } from '../rules/rule';
import type { Form } from '../forms/form';
import { rules } from '../rules/registry';
import type { ConfiguredSuppression } from './suppress';

/** How documents are checked; the same for editor and command line. */
export interface CheckOptions {
  readonly lang: Lang;
  readonly forms: readonly Form[];
  /** Id of the form to use; `auto` recognises it. */
  readonly form: string;
  /** Severity per rule id, `off` to silence it; a rule not named keeps its own. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Take the text for a report even if it does not look like one. */
  readonly forced: boolean;
  /** What the configuration suppresses in this text. */
  readonly suppressions?: readonly ConfiguredSuppression[];
}

/** Every rule switched off: where facts alone are wanted. */
export const silent = (): CheckOptions['severities'] => Object.fromEntries(rules.map((r) => [r.id, 'off' as const]));
