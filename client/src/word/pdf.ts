// PDF files as texts to be read: the explorer's menu, "Reopen With", and the page of each finding.
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { PDF_SCHEME } from './address.js';
import { DocumentFiles } from './document-files.js';
import { registerText } from './open.js';

/** For each text that was read the page of each of its lines. */
const pages = new Map<string, readonly number[]>();

export class PdfFiles extends DocumentFiles {
  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const answer = await this.read(uri);
    pages.set(uri.toString(), answer.pages ?? []);
    this.tell(uri, answer);
    return new TextEncoder().encode(answer.text);
  }

  async writeFile(uri: vscode.Uri): Promise<never> {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

export function registerPdf(files: PdfFiles): vscode.Disposable {
  return registerText(files, {
    scheme: PDF_SCHEME,
    command: 'gouji.openPdf',
    editor: 'gouji.pdf',
    filters: { PDF: ['pdf'] },
    readOnly: true,
  });
}

/** Says of each finding in a PDF on which page it stands, and hands them on. */
export function withPages(inner: Middleware): Middleware {
  return {
    ...inner,
    handleDiagnostics: (uri, diagnostics, next) => {
      const own = uri.scheme === PDF_SCHEME ? pages.get(uri.toString()) : undefined;
      for (const d of own ? diagnostics : []) {
        const page = own![d.range.start.line];
        if (page !== undefined) d.message = vscode.l10n.t('Page {0}: {1}', page, d.message);
      }
      if (inner.handleDiagnostics) inner.handleDiagnostics(uri, diagnostics, next);
      else next(uri, diagnostics);
    },
  };
}
