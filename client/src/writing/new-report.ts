// The command that begins a report: a few questions, then an untitled document with tab stops.
import * as vscode from 'vscode';
import { NEW_REPORT, type NewReportParams, type NewReportResult } from '../../../shared/src/protocol.js';
import { fromBase64 } from '../../../shared/src/base64.js';
import type { ActiveDocument } from '../documents.js';
import type { Server } from '../server.js';
import type { StatusStore } from '../status/store.js';

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}
const languages = { md: 'markdown', text: 'plaintext', html: 'html' } as const;

/** Answers given beforehand, and where a Word document goes. */
export type Given = Partial<NewReportParams> & { readonly file?: vscode.Uri };

/** Asks for what a new report needs and opens it; answers given beforehand are not asked for. */
export async function beginReport(
  server: Server,
  active: ActiveDocument,
  store: StatusStore,
  { file, ...given }: Given = {},
): Promise<vscode.TextDocument | undefined> {
  const now = active.uri === undefined ? undefined : store.get(active.uri);
  const before = now?.form ? active.document : undefined;
  const last = 'last' in given || !before ? given.last : await fromThis(before, now?.year ?? null);
  if (last === CANCELLED) return undefined;
  const taken = last !== undefined && now ? now : undefined;
  const agency = given.agency ?? (await askAgency(taken?.agency ?? ''));
  if (!agency) return undefined;
  const year = given.year ?? (await askYear(taken?.year ? taken.year + 1 : new Date().getFullYear() - 1));
  if (year === undefined) return undefined;
  const layout = given.layout ?? (await askLayout());
  if (!layout) return undefined;
  const params: NewReportParams = { agency, year, layout, ...(last !== undefined && { last }) };
  const made = await server.request<NewReportResult | null>(NEW_REPORT, { ...given, ...params });
  if (!made) {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no form for the year {0}.', year));
    return undefined;
  }
  return layout === 'docx' ? openWord(made, `${agency}${year}`, file) : open(made, layout);
}

/** Writes a Word document where it is wanted, and shows its text. */
async function openWord(
  made: NewReportResult,
  name: string,
  given: vscode.Uri | undefined,
): Promise<vscode.TextDocument | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const title = `${name}年政府信息公开工作年度报告.docx`;
  const file =
    given ??
    (await vscode.window.showSaveDialog({
      filters: { Word: ['docx'] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, title) }),
    }));
  if (!file || made.bytes === undefined) return undefined;
  await vscode.workspace.fs.writeFile(file, fromBase64(made.bytes));
  await vscode.commands.executeCommand('gouji.openWord', file);
  tellCarried(made);
  return vscode.window.activeTextEditor?.document;
}

async function open(made: NewReportResult, layout: keyof typeof languages): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: languages[layout], content: '' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(made.snippet), new vscode.Position(0, 0));
  tellCarried(made);
  return document;
}

function tellCarried({ carried }: NewReportResult): void {
  if (!carried) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Figures carried in come from last year. Those in force too: add what was issued, take off what was repealed.',
    ),
  );
}

const CANCELLED = '\u0000cancelled';

async function fromThis(document: vscode.TextDocument, year: number | null): Promise<string | undefined> {
  const { l10n } = vscode;
  const name = year === null ? l10n.t('the open report') : l10n.t('the open report of {0}', year);
  const choices: Choice<boolean>[] = [
    { label: l10n.t('Go on from {0}', name), description: l10n.t('figures carried over, no text'), value: true },
    { label: l10n.t('Begin with nothing'), value: false },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: l10n.t('New Annual Report') });
  if (!chosen) return CANCELLED;
  return chosen.value ? document.getText() : undefined;
}

function askAgency(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Annual Report'),
    prompt: vscode.l10n.t('Name of the agency, as it stands in the title'),
    value,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Give the name of the agency.') : undefined),
  });
}

async function askYear(value: number): Promise<number | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Annual Report'),
    prompt: vscode.l10n.t('The year that the report is of'),
    value: String(value),
    validateInput: (year) => (/^20[0-4]\d$/.test(year) ? undefined : vscode.l10n.t('Give a year of four digits.')),
  });
  return text === undefined ? undefined : Number(text);
}

async function askLayout(): Promise<NewReportParams['layout'] | undefined> {
  const choices: Choice<NewReportParams['layout']>[] = [
    { label: 'Markdown', description: '.md', value: 'md' },
    { label: vscode.l10n.t('Text'), description: '.txt', value: 'text' },
    { label: 'HTML', description: '.html', value: 'html' },
    { label: 'Word', description: '.docx', value: 'docx' },
  ];
  return (await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('New Annual Report') }))?.value;
}
