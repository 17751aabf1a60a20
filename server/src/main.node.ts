import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server';
import { nodeFiles } from './session/node-files';

// Where the client does not tell the user's language, the process's environment does.
const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
const connection = createConnection();
startServer(connection, { locale, defer: (task) => { setImmediate(task); }, files: nodeFiles });
connection.listen();
