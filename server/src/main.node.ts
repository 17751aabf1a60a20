import { createConnection, StreamMessageReader } from 'vscode-languageserver/node';
import { patientCompiler } from './compiler';
import { findRulePages } from './rule-pages';
import { startServer } from './server';
import { nodeConfigs } from './session/node-configs';
import { nodeFiles } from './session/node-files';
import { StreamWriter } from './session/stream-writer';

// Where the client does not tell the user's language, the process's environment does.
const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
patientCompiler();
findRulePages();
const connection = process.argv.includes('--stdio') ? overStreams() : createConnection();
startServer(connection, {
  locale,
  defer: (task) => {
    setImmediate(task);
  },
  files: nodeFiles,
  configs: nodeConfigs(),
});
connection.listen();

function overStreams() {
  let ended = false;
  const { stdin, stdout } = process;
  // Anything printed would stand between two messages.
  console.log = console.info = console.debug = console.error;
  const made = createConnection(new StreamMessageReader(stdin), new StreamWriter(stdout));
  made.onShutdown(() => {
    ended = true;
  });
  for (const event of ['end', 'close']) stdin.on(event, () => process.exit(ended ? 0 : 1));
  return made;
}
