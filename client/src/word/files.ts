// Word documents as texts: read and written through the server, which knows what they hold.
import * as vscode from 'vscode';
import { fromBase64, toBase64 } from '../../../shared/src/base64.js';
import { marksOfUse } from '../../../shared/src/in-use.js';
import { WRITE_DOCUMENT, type WriteDocumentParams, type WriteDocumentResult } from '../../../shared/src/protocol.js';
import { documentAddress, textAddress } from './address.js';
import { DocumentFiles, isOnServer } from './document-files.js';

/** The files of a file system of our own; each stands for a document in another. */
export class WordFiles extends DocumentFiles {
  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const answer = await this.read(uri);
    this.tell(uri, answer);
    return new TextEncoder().encode(answer.text);
  }

  /** Whether a document is a report, as far as its words tell. */
  async isReport(document: vscode.Uri): Promise<boolean> {
    return this.read(textAddress(document)).then(
      ({ report }) => report,
      () => false,
    );
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    // VS Code has asked already where the document was changed since it was read.
    const document = documentAddress(uri);
    const track = vscode.workspace.getConfiguration('gouji', document).get('trackChanges', false);
    const wanted = { text: new TextDecoder().decode(content), track };
    if (isOnServer(document)) await this.#write({ uri: document.toString(), ...wanted }, document);
    else {
      if (await isOpenElsewhere(document)) await confirmOpenElsewhere(document);
      const bytes = toBase64(await vscode.workspace.fs.readFile(document));
      const answer = await this.#write({ bytes, ...wanted }, document);
      if ('bytes' in answer) await vscode.workspace.fs.writeFile(document, fromBase64(answer.bytes));
    }
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  async #write(params: WriteDocumentParams, document: vscode.Uri): Promise<WriteDocumentResult> {
    const answer = await this.ask<WriteDocumentResult>(WRITE_DOCUMENT, params);
    if ('refused' in answer) throw new vscode.FileSystemError(answer.refused);
    if (!('inUse' in answer)) return answer;
    await confirmOpenElsewhere(document);
    return this.#write({ ...params, inUse: true }, document);
  }
}

/** Whether another program has left its mark that it has the document open. */
async function isOpenElsewhere(document: vscode.Uri): Promise<boolean> {
  const slash = document.path.lastIndexOf('/') + 1;
  const found = await Promise.all(
    marksOfUse(document.path.slice(slash)).map((mark) =>
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
