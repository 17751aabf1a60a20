import type * as vscode from 'vscode';

/** The scheme under which a Word document is a text. */
export const WORD_SCHEME = 'gouji-word';

/** The scheme under which a PDF is a text, which can only be read. */
export const PDF_SCHEME = 'gouji-pdf';

/** The scheme under which a text in an encoding that editors do not see by themselves is one that they do. */
export const ENCODED_SCHEME = 'gouji-text';

/** The address of a document's text: the path stays, and with it the name in the tab. */
export function textAddress(document: vscode.Uri, scheme = WORD_SCHEME): vscode.Uri {
  return document.scheme === scheme ? document : document.with({ scheme, query: document.scheme });
}

/** The document that a text is that of. */
export function documentAddress(text: vscode.Uri): vscode.Uri {
  return text.with({ scheme: text.query || 'file', query: '' });
}
