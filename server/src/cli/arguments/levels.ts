import type { SeverityLevel } from '../../../../shared/src/settings';

// Named here once more so that a start without configuration loads no schema library; the compiler holds the two lists
// together.
const levels: Readonly<Record<SeverityLevel, true>> = { off: true, hint: true, info: true, warning: true, error: true };

/** The levels a rule can be given. */
export const severityLevels = Object.keys(levels) as SeverityLevel[];
export type { SeverityLevel };
