import type { CancellationToken, Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { WorkspaceFixes } from '../../../shared/src/protocol';
import { CheckedDocument } from '../document/checked-document';
import { mayBeReport } from '../document/recognise';
import { say, View, type Checked } from '../features/checked';
import { safeEditsByRule } from '../features/fixes';
import { ruleById } from '../rules/registry';
import type { FileSource } from '../session/file-source';
import { textAddress } from '../session/shown-address';
import type { Session } from '../session/session';

type FileEdit = Extract<NonNullable<WorkspaceEdit['documentChanges']>[number], { edits: unknown }>;

/** Offers every safe fix in every file of the workspace; each is shown before it is made. Reads one file at a time. */
export async function fixWorkspace(
  connection: Connection,
  session: Session,
  files: FileSource | undefined,
  token: CancellationToken,
): Promise<WorkspaceFixes | null> {
  const { client, lang } = session;
  if (!client.confirmsEdits || !files) return null;
  const progress = client.progress ? await connection.window.createWorkDoneProgress() : undefined;
  const title = say(lang, '修复工作区中可安全修复的问题', 'Fixing what can be fixed safely in the workspace');
  progress?.begin(title, 0, undefined, true);
  const fixes = new Fixes(session, files);
  try {
    await fixes.gather(
      progress,
      () => token.isCancellationRequested || progress?.token.isCancellationRequested === true,
    );
  } finally {
    progress?.done();
  }
  const { changes, leftOut } = fixes;
  if (changes.length === 0) return { files: 0, leftOut, applied: false };
  const edit: WorkspaceEdit = { documentChanges: [...changes], changeAnnotations: fixes.annotations };
  const { applied } = await connection.workspace.applyEdit({ label: title, edit });
  return { files: changes.length, leftOut, applied };
}

class Fixes {
  readonly changes: FileEdit[] = [];
  readonly annotations: Record<string, ChangeAnnotation> = {};
  leftOut = 0;

  constructor(
    private readonly session: Session,
    private readonly files: FileSource,
  ) {}

  /** Looks at every file; what is found when it is ended before its end is let go. */
  async gather(progress: WorkDoneProgressServerReporter | undefined, isOver: () => boolean): Promise<void> {
    const list: string[] = [];
    for await (const uri of this.files.find(this.session.settings.folders, () => !isOver())) list.push(uri);
    for (const [i, uri] of list.sort().entries()) {
      if (isOver()) break;
      progress?.report(Math.floor((100 * i) / list.length), `${i}/${list.length}`);
      await this.look(uri);
    }
    if (isOver()) this.changes.length = 0;
  }

  private async look(uri: string): Promise<void> {
    const key = this.files.key(uri);
    const open = [...this.session.documents.values()].find((d) => this.files.key(d.uri) === key);
    if (open) {
      await open.ready;
      await open.whole();
      if (open.options?.enabled) await this.add(open.view, open.version);
      return;
    }
    const options = this.session.settings.fileOptions(uri);
    const file = options && (await this.files.read(uri));
    if (!options || !file || (!options.check.forced && !mayBeReport(file.text, options.check.forms))) return;
    if (file.kind === 'pdf') return;
    const own = file.kind === 'text' && !file.foreign ? uri : textAddress(uri, file);
    const view = new View(own ?? uri, new CheckedDocument(file.text, options.check), options.check.lang);
    if (!file.damaged && (own === uri || (own !== undefined && this.session.client.documents)))
      await this.add(view, null);
    else if ((await this.editsIn(view)).length > 0) this.leftOut++;
  }

  private editsIn(checked: Checked): Promise<{ readonly edit: TextEdit; readonly rule: string }[]> {
    return this.session.slices.run(safeEditsByRule(checked), () => undefined);
  }

  private async add(checked: Checked, version: number | null): Promise<void> {
    const edits = (await this.editsIn(checked)).map(({ edit, rule }) => ({
      ...edit,
      annotationId: this.annotated(rule),
    }));
    if (edits.length > 0) this.changes.push({ textDocument: { uri: checked.uri, version }, edits });
  }

  private annotated(rule: string): string {
    const label = ruleById(rule)?.docs[this.session.lang].title ?? rule;
    this.annotations[rule] ??= { label, description: rule, needsConfirmation: true };
    return rule;
  }
}
