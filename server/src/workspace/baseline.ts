/** The name under which an editor looks for a baseline. */
export const BASELINE_NAME = 'gouji-baseline.json';

/** A finding that is known and not to be told again: what it is about, and how many are about the same. */
export interface KnownFinding {
  /** From the folder of the baseline, with forward slashes. */
  readonly path: string;
  readonly rule: string;
  readonly fact?: string | undefined;
  readonly key: string;
  readonly count: number;
}

export interface Baseline {
  readonly findings: readonly KnownFinding[];
}

/** Of each key how many findings are known. */
export type KnownKeys = Readonly<Record<string, number>>;

/** Reads a baseline; undefined if the text is none. */
export function readBaseline(text: string): Baseline | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (!isRecord(json) || json['version'] !== 1 || !Array.isArray(json['findings'])) return undefined;
  const findings = json['findings'] as unknown[];
  return findings.every(isKnownFinding) ? { findings } : undefined;
}

/** The text of a baseline: a finding a line, in an order that changes as little as possible from one to the next. */
export function baselineText(findings: readonly KnownFinding[]): string {
  const lines = findings
    .map(({ path, rule, fact, key, count }) => ({ path, rule, ...(fact !== undefined && { fact }), key, count }))
    .sort((a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.key, b.key))
    .map((f) => `  ${JSON.stringify(f)}`);
  return `{ "version": 1, "findings": [\n${lines.join(',\n')}\n] }\n`;
}

/** What is known of one file, by key. */
export function knownKeys(findings: readonly KnownFinding[]): KnownKeys {
  const keys: Record<string, number> = {};
  for (const { key, count } of findings) keys[key] = (keys[key] ?? 0) + count;
  return keys;
}

/** For each key in turn whether it is known; of findings that are about the same, the first ones are. */
export function areKnown(keys: readonly string[], known: KnownKeys): boolean[] {
  const left = new Map(Object.entries(known));
  return keys.map((key) => {
    const n = left.get(key) ?? 0;
    if (n > 0) left.set(key, n - 1);
    return n > 0;
  });
}

/**
 * A baseline of one file against what was found in it: what is left of it, and how many entries have nothing to stand
 * for.
 */
export function withoutStale(
  known: readonly KnownFinding[],
  found: readonly string[],
): { readonly left: KnownFinding[]; readonly stale: number } {
  const counts = new Map<string, number>();
  for (const key of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  const left: KnownFinding[] = [];
  let stale = 0;
  for (const entry of known) {
    const n = Math.min(entry.count, counts.get(entry.key) ?? 0);
    counts.set(entry.key, (counts.get(entry.key) ?? 0) - n);
    if (n > 0) left.push({ ...entry, count: n });
    stale += entry.count - n;
  }
  return { left, stale };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKnownFinding(value: unknown): value is KnownFinding {
  if (!isRecord(value)) return false;
  const { path, rule, fact, key, count } = value;
  const words = typeof path === 'string' && typeof rule === 'string' && typeof key === 'string';
  return words && (fact === undefined || typeof fact === 'string') && Number.isSafeInteger(count) && Number(count) > 0;
}
