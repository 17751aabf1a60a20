// Word documents as texts: read and written through the server, which knows what they hold.
import * as vscode from 'vscode';
import {
  READ_WORD,
  WRITE_WORD,
  type ReadWordParams,
  type ReadWordResult,
  type WriteWordParams,
  type WriteWordResult,
} from '../../../shared/src/protocol.js';
import { documentAddress } from './address.js';
import { DocumentFiles, toBase64 } from './document-files.js';

/** The files of a file system of our own; each stands for a document in another. */
export class WordFiles extends DocumentFiles {
  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const bytes = await vscode.workspace.fs.readFile(documentAddress(uri));
    const params: ReadWordParams = { bytes: toBase64(bytes) };
    const answer = await this.ask<ReadWordResult>(READ_WORD, params);
    if ('refused' in answer) throw new vscode.FileSystemError(answer.refused);
    return new TextEncoder().encode(answer.text);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const document = documentAddress(uri);
    if (await isOpenElsewhere(document)) await confirmOpenElsewhere(document);
    // VS Code has asked already where the document was changed since it was read.
    const bytes = await vscode.workspace.fs.readFile(document);
    const track = vscode.workspace.getConfiguration('gouji', document).get('trackChanges', false);
    const params: WriteWordParams = { bytes: toBase64(bytes), text: new TextDecoder().decode(content), track };
    const answer = await this.ask<WriteWordResult>(WRITE_WORD, params);
    if ('refused' in answer) throw new vscode.FileSystemError(answer.refused);
    await vscode.workspace.fs.writeFile(document, fromBase64(answer.bytes));
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }
}

/** Whether another program has left its mark that it has the document open. Word leaves out the first letters of a long name. */
async function isOpenElsewhere(document: vscode.Uri): Promise<boolean> {
  const slash = document.path.lastIndexOf('/') + 1;
  const name = document.path.slice(slash);
  const marks = [`~$${name}`, `~$${name.slice(1)}`, `~$${name.slice(2)}`, `.~lock.${name}#`];
  const found = await Promise.all(
    marks.map((mark) =>
      vscode.workspace.fs.stat(document.with({ path: document.path.slice(0, slash) + mark })).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

async function confirmOpenElsewhere(document: vscode.Uri): Promise<void> {
  const write = vscode.l10n.t('Save all the same');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} is open in Word or another program.', document.path.slice(document.path.lastIndexOf('/') + 1)),
    { modal: true, detail: vscode.l10n.t('What is saved here may be overwritten there.') },
    write,
  );
  if (chosen !== write)
    throw new vscode.FileSystemError(vscode.l10n.t('The document is open in another program and was not saved.'));
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
