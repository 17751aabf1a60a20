import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Arguments } from '../arguments/arguments';
import type { Setting } from './command';
import { Problem } from '../terminal/problem';

/** `gouji lsp --stdio`: the language server in this process, until its client ends it. */
export function run(args: Arguments, _setting: Setting): Promise<number> {
  const server = join(__dirname, 'server.js');
  if (!existsSync(server))
    throw new Problem(
      `没有找到语言服务器 ${server}，请重新安装或先运行 npm run build`,
      `The language server ${server} is not there; install again, or run npm run build`,
    );
  // The server reads its transport from the command line.
  if (!args.has('stdio')) process.argv.push('--stdio');
  createRequire(__filename)(server);
  return new Promise(() => undefined);
}
