import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanReport } from './clean';
import type { ReportSpec } from './spec';

/** The repository's root, found from wherever the bundle lies. */
export function repositoryRoot(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, 'eslint.config.mjs'))) {
    if (dirname(dir) === dir) throw new Error('the repository root was not found');
    dir = dirname(dir);
  }
  return dir;
}

export interface RealReport {
  readonly name: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, number | null>>;
  readonly form: string;
  readonly year: number;
  /** Line of each section's heading, counted from 1. */
  readonly sections: Readonly<Record<string, number>>;
}

export interface Expected {
  readonly reports: readonly RealReport[];
  readonly findings: unknown;
}

/** The real reports and what is known of them; undefined in a checkout that stands alone, or is to be tested as one. */
export function readExpected(): Expected | undefined {
  if (process.env['GOUJI_ALONE'] !== undefined) return undefined;
  const shared = join(repositoryRoot(), '..', 'shared');
  if (!existsSync(join(shared, 'expected', 'facts.json')) || !existsSync(join(shared, 'reports'))) return undefined;
  const json = (file: string): unknown => JSON.parse(readFileSync(join(shared, 'expected', file), 'utf8'));
  const facts = json('facts.json') as Record<string, Record<string, number | null>>;
  const sections = json('sections.json') as Record<string, Omit<RealReport, 'name' | 'text' | 'facts'>>;
  const reports = Object.keys(facts).map((name): RealReport => ({
    name,
    text: readFileSync(join(shared, 'reports', name), 'utf8'),
    facts: facts[name]!,
    ...sections[name]!,
  }));
  return { reports, findings: json('findings.json') };
}

/**
 * The figures of the real reports in prose of our own, to be printed in any layout; empty where they are not at
 * hand.
 */
export function realSpecs(): ReportSpec[] {
  return (readExpected()?.reports ?? []).map((r) => ({ ...cleanReport('plain', r.year), figures: { ...r.facts } }));
}
