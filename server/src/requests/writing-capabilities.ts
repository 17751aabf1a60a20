import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../features/semantic-tokens';

/** What the server offers to those who write a report, besides what it finds in one. */
export const writingCapabilities = {
  completionProvider: { triggerCharacters: ['#', '、', '（', '(', '《', '|', ' ', '\t'], resolveProvider: false },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '|' },
  selectionRangeProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
    full: true,
  },
  documentLinkProvider: { resolveProvider: false },
  renameProvider: { prepareProvider: true },
  linkedEditingRangeProvider: true,
  workspaceSymbolProvider: true,
} satisfies ServerCapabilities;
