import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { PAGE_SCHEME } from '../../shared/src/protocol';
import { ownWork } from './documents/work';
import { pagesStandIn } from './features/rule-page';
import { startServer } from './server';

declare const self: ConstructorParameters<typeof BrowserMessageWriter>[0];
declare const navigator: { readonly language: string };

// The server as a worker of a browser: it has no files, and what is open is all there is. The pages of the rules are
// those that the client shows.
pagesStandIn(`${PAGE_SCHEME}:/rule`);
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, {
  locale: navigator.language,
  defer: (task) => {
    setTimeout(task, 0);
  },
  documents: { work: ownWork },
});
connection.listen();
