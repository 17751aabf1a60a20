import { hash } from '../../document/finding-key';
import type { Severity } from '../../rules/rule';
import { printableJson } from '../../text/width';
import type { CheckFormat } from './format';

const severities: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
  hint: 'info',
};

/** A Code Quality report of GitLab: one array, a finding a line. */
export const gitlab: CheckFormat = {
  start: '[\n',
  between: ',\n',
  file: ({ result: { path, findings }, prints }) =>
    findings
      .map((f, i) =>
        printableJson({
          description: f.message,
          check_name: f.rule,
          // Fingerprints have to differ within the whole report: the path is part of them.
          fingerprint: hash(`${prints[i]!.key}:${prints[i]!.nth}:${path}`),
          severity: severities[f.severity],
          location: { path, lines: { begin: f.range.start.line + 1, end: f.range.end.line + 1 } },
        }),
      )
      .join(',\n'),
  end: () => '\n]\n',
};
