import { createConnection, ErrorCodes, type Message } from 'vscode-languageserver/node';
import { patientCompiler } from './compiler';
import { findRulePages } from './rule-pages';
import { startServer } from './server';
import { nodeConfigs } from './session/node-configs';
import { nodeDocuments } from './session/node-documents';
import { nodeFiles } from './session/node-files';
import { StreamReader } from './session/stream-reader';
import { StreamWriter } from './session/stream-writer';
import { writeAhead } from './session/written';

// Where the client does not tell the user's language, the process's environment does.
const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
let ended = false;
patientCompiler();
findRulePages();
const isStream = process.argv.includes('--stdio');
const connection = isStream ? overStreams() : createConnection();
const documents = nodeDocuments();
const configs = nodeConfigs();
startServer(connection, {
  locale,
  defer: (task) => {
    setImmediate(task);
  },
  ...(isStream && { writeAhead }),
  files: nodeFiles(documents.work, configs),
  configs,
  documents,
  shutDown: () => {
    ended = true;
  },
});
// A defect of ours must not take what is open with it: the documents are kept, whatever a task has thrown.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    console.error('gouji:', error);
  });
connection.listen();

function overStreams() {
  const { stdin, stdout } = process;
  // Anything printed would stand between two messages.
  console.log = console.info = console.debug = console.error;
  // Who reads what we say may go before we do.
  process.stderr.on('error', () => undefined);
  stdout.on('error', () => process.exit(ended ? 0 : 1));
  const writer = new StreamWriter(stdout);
  const reader = new StreamReader(stdin, () => {
    const error = { code: ErrorCodes.ParseError, message: 'the message is no JSON' };
    void writer.write({ jsonrpc: '2.0', id: null, error } as Message).catch(() => undefined);
  });
  reader.onError((error) => {
    console.error(`gouji: ${error.message}; the server ends`);
    process.exit(1);
  });
  const made = createConnection(reader, writer);
  for (const event of ['end', 'close']) stdin.on(event, () => process.exit(ended ? 0 : 1));
  return made;
}
