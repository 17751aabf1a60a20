// Everything the extension sets up, whatever host it runs in; the hosts bring the way to start a server.
import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { GoujiApi } from './api.js';
import { registerCommands } from './commands.js';
import { registerWritingCommands } from './writing/commands.js';
import { YearPage } from './compare.js';
import { ActiveDocument, documentSelector } from './documents.js';
import { FirstContact } from './first-contact.js';
import { middlewareFor } from './middleware.js';
import { OutlineView } from './outline/view.js';
import { Panel } from './panel/panel.js';
import { registerSample } from './sample.js';
import { type ClientFactory, Server } from './server.js';
import { SituationTracker } from './situation.js';
import { StatusItems } from './status/items.js';
import { StatusStore } from './status/store.js';
import { WordFiles } from './word/files.js';
import { openReports } from './word/open-reports.js';
import { registerWord } from './word/open.js';
import { PdfFiles, registerPdf, withPages } from './word/pdf.js';
import { pageMiddleware } from './writing/page-links.js';
import { Pages } from './writing/pages.js';
import { TableKeys } from './writing/table-keys.js';

export function activateGouji(context: vscode.ExtensionContext, factory: ClientFactory): GoujiApi {
  const output = vscode.window.createOutputChannel('Gouji', { log: true });
  const selector = documentSelector();
  const settings = Object.keys(context.extension.packageJSON.contributes.configuration.properties).map((name) =>
    name.replace(/^gouji\./, ''),
  );
  let progress: string | undefined;
  const options: LanguageClientOptions = {
    documentSelector: selector,
    outputChannel: output,
    diagnosticCollectionName: 'gouji',
    // Findings of open documents are pushed, hidden ones too; those of other files are asked for.
    initializationOptions: { gouji: { status: true, pages: true, push: true, documents: true } },
    middleware: {
      ...withPages(pageMiddleware),
      ...middlewareFor(settings),
      handleWorkDoneProgress: (token, params, next) => {
        if (params.kind === 'report') progress = params.message ?? progress;
        next(token, params);
      },
    },
    // Messages show links to commands of ours only.
    markdown: { isTrusted: { enabledCommands: ['gouji.fixAll', 'gouji.check'] }, supportThemeIcons: true },
  };
  const server = new Server(factory, options);
  const active = new ActiveDocument(selector);
  const store = new StatusStore(server);
  const situation = new SituationTracker(active, store, server);
  const outline = new OutlineView(active, situation, server);
  const years = new YearPage(server);
  const word = new WordFiles(server, () => ready);
  const pdf = new PdfFiles(server, () => ready);
  const panel = new Panel(context.extensionUri, context.globalStorageUri, active, server);
  const pages = new Pages(server);
  const contact = new FirstContact(active, situation, server, context.globalState);
  const keys = new TableKeys(active, situation, server);
  // In the order of disposal: what listens goes before what it listens to.
  context.subscriptions.push(
    new StatusItems(situation, selector),
    outline,
    registerCommands(active, situation, server, output, years),
    registerSample(context.extensionUri),
    registerWord(word),
    openReports(word),
    word,
    registerPdf(pdf),
    pdf,
    registerWritingCommands(active, store, server, panel, pages),
    panel,
    pages,
    contact,
    keys,
    years,
    situation,
    store,
    active,
    server,
    output,
  );
  const ready = server.start();
  return {
    get client() {
      return server.client;
    },
    ready,
    status: (uri) => store.get(uri),
    outline: {
      get isVisible() {
        return outline.isVisible;
      },
      roots: () => outline.roots(),
      atCursor: () => outline.atCursor(),
    },
    get progress() {
      return progress;
    },
    panel,
    get cell() {
      return keys.label;
    },
    get offered() {
      return contact.offered;
    },
  };
}
