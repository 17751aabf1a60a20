// Two places in the status bar: an item that names the form recognised, shown for reports only, and an entry under the
// language's braces that also says why a file is not taken for a report.
import * as vscode from 'vscode';
import { type Situation, type SituationTracker } from '../situation.js';
import { summary, worst } from './wording.js';

const severityIcon = { error: '$(error)', warning: '$(warning)', info: '$(info)', hint: '$(lightbulb)' } as const;

export class StatusItems implements vscode.Disposable {
  readonly #bar = vscode.window.createStatusBarItem('gouji.report', vscode.StatusBarAlignment.Right, 99);
  readonly #form: vscode.LanguageStatusItem;
  readonly #findings: vscode.LanguageStatusItem;
  readonly #listeners: vscode.Disposable;

  constructor(situation: SituationTracker, selector: vscode.DocumentSelector) {
    this.#bar.name = vscode.l10n.t('Annual Report');
    this.#bar.command = 'gouji.showMenu';
    this.#form = vscode.languages.createLanguageStatusItem('gouji.form', selector);
    this.#form.name = vscode.l10n.t('Annual Report');
    // Shown under the first one, and only while there is something to say.
    this.#findings = vscode.languages.createLanguageStatusItem('gouji.findings', []);
    this.#findings.name = vscode.l10n.t('Annual Report: Findings');
    this.#listeners = vscode.Disposable.from(
      this.#bar,
      this.#form,
      this.#findings,
      situation.onDidChange((now) => this.#show(now, selector)),
    );
    this.#show(situation.current, selector);
  }

  #show(now: Situation, selector: vscode.DocumentSelector): void {
    const { text, detail, severity, command } = describe(now);
    this.#form.text = text;
    this.#form.detail = detail;
    this.#form.severity = severity;
    this.#form.command = command;
    this.#form.busy = now.kind === 'waiting';

    this.#findings.selector = now.kind === 'report' ? selector : [];
    if (now.kind === 'report') {
      const { findings } = now.status;
      const gravest = worst(findings);
      const isOpen = (now.status.relations?.open ?? 0) > 0;
      const icon = gravest ? severityIcon[gravest] : isOpen ? '$(circle-outline)' : '$(check)';
      this.#findings.text = `${icon} ${summary(now.status)}`;
      this.#findings.command = gravest
        ? { command: 'gouji.fixAll', title: vscode.l10n.t('Fix All Safe') }
        : { command: 'gouji.outline.focus', title: vscode.l10n.t('Show Outline') };
    }
    this.#showInBar(now);
  }

  #showInBar(now: Situation): void {
    if (now.kind !== 'report') return this.#bar.hide();
    const { status } = now;
    const isOpen = (status.relations?.open ?? 0) > 0;
    const icon = worst(status.findings) ? '$(checklist)' : isOpen ? '$(circle-outline)' : '$(pass)';
    this.#bar.text = [`${icon} ${shortTitleOf(now)}`, summary(status)].join(' · ');
    this.#bar.tooltip = tooltip(now);
    this.#bar.accessibilityInformation = { label: `${titleOf(now)}, ${summary(status)}`, role: 'button' };
    this.#bar.show();
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

/** E.g. "2023 · Annual report on government information disclosure (2021 form)". */
function titleOf({ status }: Situation & { kind: 'report' }): string {
  const name = status.formName ?? status.form ?? '';
  return status.year === null ? name : vscode.l10n.t('{0} · {1}', status.year, name);
}

/**
 * E.g. "Annual report 2023 · 2021 form": the status bar is short of room, and a form's name tells its version in
 * brackets.
 */
function shortTitleOf(report: Situation & { kind: 'report' }): string {
  const { formName, year } = report.status;
  const version = /[（(]([^（）()]+)[）)]$/.exec(formName ?? '')?.[1];
  if (version === undefined) return titleOf(report);
  return year === null
    ? vscode.l10n.t('Annual report · {0}', version)
    : vscode.l10n.t('Annual report {0} · {1}', year, version);
}

interface Description {
  readonly text: string;
  readonly detail?: string;
  readonly severity: vscode.LanguageStatusSeverity;
  readonly command: vscode.Command;
}

const { Information, Warning, Error: Grave } = vscode.LanguageStatusSeverity;

function describe(now: Situation): Description {
  const check = { command: 'gouji.check', title: vscode.l10n.t('Check Again') };
  switch (now.kind) {
    case 'report':
      return {
        text: titleOf(now),
        detail: now.status.message ?? now.status.agency ?? undefined,
        severity: Information,
        command: check,
      };
    case 'notReport':
      return {
        text: vscode.l10n.t('Not taken for an annual report'),
        detail: now.status.message ?? undefined,
        severity: Information,
        command: { command: 'gouji.markAsReport', title: vscode.l10n.t('Check It as a Report') },
      };
    case 'off':
      return {
        text: vscode.l10n.t('Checking of reports is switched off'),
        severity: Warning,
        command: {
          command: 'workbench.action.openSettings',
          title: vscode.l10n.t('Open Settings'),
          arguments: ['gouji.enable'],
        },
      };
    case 'stopped':
      return {
        text: vscode.l10n.t('The server that checks reports is not running'),
        severity: Grave,
        command: { command: 'gouji.restartServer', title: vscode.l10n.t('Restart') },
      };
    default:
      return { text: vscode.l10n.t('Annual report: reading'), severity: Information, command: check };
  }
}

function tooltip({ status }: Situation & { kind: 'report' }): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: ['gouji.check', 'gouji.fixAll', 'gouji.outline.focus'] };
  const link = (title: string, command: string) => `[${title}](command:${command})`;
  for (const line of [
    status.formName,
    status.agency,
    status.year === null ? null : vscode.l10n.t('Year {0}', status.year),
    status.message,
  ]) {
    if (line) text.appendText(line).appendMarkdown('\n\n');
  }
  text.appendText(summary(status)).appendMarkdown('\n\n');
  text.appendMarkdown(
    [
      link(vscode.l10n.t('Check Again'), 'gouji.check'),
      link(vscode.l10n.t('Fix All Safe'), 'gouji.fixAll'),
      link(vscode.l10n.t('Show Outline'), 'gouji.outline.focus'),
    ].join(' · '),
  );
  return text;
}
