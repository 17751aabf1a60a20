import type { ReportSummary } from '../../workspace/years';
import type { StatedSettings } from '../arguments/stated';
import type { FileOutcome } from '../batch/check-file';

// A record with a good check was written by somebody who can make one. It is looked at all the same: what is not as we
// write it is as good as none.

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === 'string';

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
    typeof value['enable'] === 'boolean' &&
    isText(value['form']) &&
    isRecord(value['severities']) &&
    Object.values(value['severities']).every(isText) &&
    typeof value['years'] === 'boolean' &&
    isCount(value['maxFindings']) &&
    isCount(value['maxFileSize']) &&
    Array.isArray(value['files']) &&
    value['files'].every(isText)
  );
}

export function isYears(value: unknown, count: number): value is readonly (number | null)[] {
  return (
    Array.isArray(value) &&
    value.length === count &&
    value.every((at: unknown) => at === null || (isCount(at) && at < count))
  );
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

export function isOutcome(value: unknown): value is Omit<FileOutcome, 'output' | 'changed'> {
  if (!isRecord(value) || typeof value['read'] !== 'boolean') return false;
  const { counts, notes } = value;
  return (
    isRecord(counts) &&
    ['error', 'warning', 'info', 'hint'].every((s) => isCount(counts[s])) &&
    [value['reports'], value['fixable'], value['applied']].every(isCount) &&
    Array.isArray(notes) &&
    notes.every(
      (n: unknown) =>
        isRecord(n) &&
        isText(n['path']) &&
        isText(n['message']) &&
        ['failure', 'warning'].includes(n['kind'] as string),
    )
  );
}
