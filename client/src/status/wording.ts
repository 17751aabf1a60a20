// The words for counts and states, used by the status items and the outline alike.
import { l10n } from 'vscode';
import type { DocumentStatus } from '../../../shared/src/protocol.js';

export type Severity = keyof DocumentStatus['findings'];

export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** E.g. "3 errors". */
export function countOf(severity: Severity, n: number): string {
  switch (severity) {
    case 'error':
      return n === 1 ? l10n.t('1 error') : l10n.t('{0} errors', n);
    case 'warning':
      return n === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', n);
    case 'info':
      return n === 1 ? l10n.t('1 remark') : l10n.t('{0} remarks', n);
    case 'hint':
      return n === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', n);
  }
}

/**
 * E.g. "3 errors, 1 warning"; hints are left out where there is anything graver to say, and "no findings" where figures
 * are wanting.
 */
export function summary({ findings, relations }: Pick<DocumentStatus, 'findings' | 'relations'>): string {
  const found = severities.filter((severity) => findings[severity] > 0);
  const open = relations?.open ?? 0;
  const wanting = open === 0 ? '' : open === 1 ? l10n.t('1 relation open') : l10n.t('{0} relations open', open);
  if (found.length === 0) return wanting || l10n.t('no findings');
  const grave = found.filter((severity) => severity !== 'hint');
  const said = (grave.length > 0 ? grave : found).map((severity) => countOf(severity, findings[severity]));
  return [...said, wanting].filter(Boolean).join(l10n.t(', '));
}

/** The gravest there is; undefined for a clean document. */
export function worst(findings: DocumentStatus['findings']): Severity | undefined {
  return severities.find((severity) => findings[severity] > 0);
}
