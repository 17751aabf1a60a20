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
import type { Server } from '../server.js';
import { documentAddress } from './address.js';

/** The files of a file system of our own; each stands for a document in another. */
export class WordFiles implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #server: Server;
  readonly #ready: () => Promise<void>;

  constructor(server: Server, ready: () => Promise<void>) {
    this.#server = server;
    this.#ready = ready;
  }

  watch(uri: vscode.Uri): vscode.Disposable {
    const document = documentAddress(uri);
    const slash = document.path.lastIndexOf('/');
    const folder = document.with({ path: document.path.slice(0, slash) || '/' });
    // Brackets and braces mean something in a pattern; one of any character stands for each.
    const name = document.path.slice(slash + 1).replace(/[[\]{}()*!]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
    const tell = (type: vscode.FileChangeType) => () => this.#changed.fire([{ type, uri }]);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(tell(vscode.FileChangeType.Changed)),
      watcher.onDidCreate(tell(vscode.FileChangeType.Changed)),
      watcher.onDidDelete(tell(vscode.FileChangeType.Deleted)),
    );
  }

  stat(uri: vscode.Uri): Thenable<vscode.FileStat> {
    return vscode.workspace.fs.stat(documentAddress(uri));
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const bytes = await vscode.workspace.fs.readFile(documentAddress(uri));
    const params: ReadWordParams = { bytes: toBase64(bytes) };
    const answer = await this.#ask<ReadWordResult>(READ_WORD, params);
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
    const answer = await this.#ask<WriteWordResult>(WRITE_WORD, params);
    if ('refused' in answer) throw new vscode.FileSystemError(answer.refused);
    await vscode.workspace.fs.writeFile(document, fromBase64(answer.bytes));
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  async #ask<T>(method: string, params: unknown): Promise<T> {
    await this.#ready();
    const answer = await this.#server.request<T>(method, params);
    if (answer === undefined)
      throw new vscode.FileSystemError(vscode.l10n.t('The server that checks reports is not running'));
    return answer;
  }

  readDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  dispose(): void {
    this.#changed.dispose();
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

const PART = 1 << 13;

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PART) parts.push(String.fromCharCode(...bytes.subarray(at, at + PART)));
  return btoa(parts.join(''));
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
