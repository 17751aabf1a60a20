import type { ReportSummary } from '../../workspace/years';
import type { StatedSettings } from '../arguments/stated';
import type { FileOutcome } from '../batch/check-file';

// A record with a good check was written by somebody who can make one. It is looked at all the same: what is not as we
// write it is as good as none.

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isList = (value: unknown, is: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every((one: unknown) => is(one));
const isText = (value: unknown): value is string => typeof value === 'string';

/** What stands before the outputs of a file: the rest of its outcome, and how long they are. */
export interface KeptOutcome extends Omit<FileOutcome, 'outputs' | 'changed'> {
  readonly lengths: readonly number[];
}

/** JSON, read; undefined for what is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isSettings(value: unknown): value is StatedSettings {
  return (
    isRecord(value) &&
    (value['form'] === undefined || isText(value['form'])) &&
    isRecord(value['severities']) &&
    Object.values(value['severities']).every(isText) &&
    isList(value['yearRules'], isText) &&
    isList(value['idle'], (fault) => isRecord(fault) && isText(fault['zh']) && isText(fault['en']))
  );
}

export function isYears(value: unknown, count: number): value is readonly (readonly number[])[] {
  const isNumber = (at: unknown) => isCount(at) && at < count;
  return Array.isArray(value) && value.length === count && value.every((beside) => isList(beside, isNumber));
}

export function isIdentity(value: unknown): value is readonly ReportSummary[] {
  return (
    Array.isArray(value) &&
    value.every(
      (s: unknown) =>
        isRecord(s) &&
        isCount(s['year']) &&
        [s['uri'], s['form'], s['key'], s['pathKey']].every(isText) &&
        isRecord(s['figures']) &&
        Array.isArray(s['paragraphs']),
    )
  );
}

export function isOutcome(value: unknown): value is KeptOutcome {
  if (!isRecord(value) || typeof value['read'] !== 'boolean') return false;
  const { counts, notes } = value;
  return (
    isRecord(counts) &&
    ['error', 'warning', 'info', 'hint'].every((s) => isCount(counts[s])) &&
    [value['reports'], value['fixable'], value['applied']].every(isCount) &&
    isList(value['lengths'], isCount) &&
    isList(value['usedSuppressions'], isCount) &&
    isList(value['told'], isTold) &&
    isRecord(value['rules']) &&
    Object.values(value['rules']).every(isCount) &&
    isList(
      notes,
      (n: unknown) =>
        isRecord(n) &&
        isText(n['path']) &&
        isText(n['message']) &&
        ['failure', 'warning'].includes(n['kind'] as string),
    )
  );
}

function isTold(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { rule, fact, key } = value;
  return isText(rule) && isText(key) && (fact === undefined || isText(fact));
}
