import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Arguments } from '../arguments/arguments';
import type { Setting } from './command';
import { Problem } from '../terminal/problem';

/** `gouji lsp`: the language server in this process, over standard input and output, until its client ends it. */
export function run(args: Arguments, { say, terminal }: Setting): Promise<number> {
  const server = join(__dirname, 'server.js');
  if (!existsSync(server))
    throw new Problem(
      `没有找到语言服务器 ${server}，请重新安装或先运行 npm run build`,
      `The language server ${server} is not there; install again, or run npm run build`,
    );
  // A person at a keyboard cannot speak to it, and would wait for an answer.
  if (process.stdin.isTTY)
    throw new Problem(
      'gouji lsp 由编辑器启动，经标准输入输出通信；要检查文件请用 gouji check',
      'gouji lsp is started by an editor, which talks to it over standard input and output; to check files: ' +
        'gouji check',
    );
  process.once('exit', (status) => {
    if (status !== 0 && process.stdin.bytesRead === 0)
      terminal.note(say('没有收到客户端的任何消息，已结束', 'no message came from a client; ended'));
  });
  // The server reads its transport from the command line.
  if (!args.has('stdio')) process.argv.push('--stdio');
  createRequire(__filename)(server);
  return new Promise(() => undefined);
}
