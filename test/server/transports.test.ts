import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { encode, StreamWriter } from '../../server/src/session/stream-writer';

const server = join(process.cwd(), 'dist/server.js');
const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities: {} },
};

describe('server: transports', () => {
  it('messages are framed as JSON, diagnostics like any other', () => {
    const diagnostics = [
      { message: '行“𠮷”不平', range: { start: { line: 0, character: 1 }, end: { line: 0, character: 2 } } },
      { message: '"\\\n', range: null },
    ];
    const cases: object[] = [
      { jsonrpc: '2.0', method: 'x', params: { a: '勾稽' } },
      { jsonrpc: '2.0', id: 3, result: null },
      ...[0, 1, 2].flatMap((n) =>
        [{ uri: 'file:///表.md', version: 4 }, { uri: 'a"b' }].map((p) => ({
          jsonrpc: '2.0',
          method: 'textDocument/publishDiagnostics',
          params: { ...p, diagnostics: diagnostics.slice(0, n) },
        })),
      ),
      ...[0, 1, 2].flatMap((n) =>
        [{ kind: 'full', resultId: 'a"]}' }, { kind: 'full' }].map((report) => ({
          jsonrpc: '2.0',
          id: n,
          result: { ...report, items: diagnostics.slice(0, n) },
        })),
      ),
      { jsonrpc: '2.0', id: 4, result: { kind: 'unchanged', resultId: 'b' } },
      { jsonrpc: '2.0', id: 5, result: { kind: 'full', items: 7 } },
      { jsonrpc: '2.0', id: 6, error: { code: -32802, message: 'gone' } },
    ];
    for (const message of [...cases, ...cases]) {
      const [head, ...body] = Buffer.concat(encode(message as never))
        .toString()
        .split('\r\n\r\n');
      assert.equal(head, `Content-Length: ${Buffer.byteLength(body.join('\r\n\r\n'))}`);
      assert.deepEqual(JSON.parse(body.join('\r\n\r\n')), message);
    }
  });

  it('a stream that breaks is told, and refuses', async () => {
    const writer = new StreamWriter(new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) }));
    const told: string[] = [];
    writer.onError(([error]) => told.push(error.message));
    await assert.rejects(writer.write({ jsonrpc: '2.0' }), /gone/);
    assert.ok(told.includes('gone'));
  });

  it('answers over Node’s own channel, as editors start it', async () => {
    const child = fork(server, ['--node-ipc'], { stdio: 'ignore' });
    try {
      const answer = new Promise<{ id: number; result: { serverInfo: { name: string } } }>((resolve) => {
        child.on('message', (m) => resolve(m as never));
      });
      child.send(initialize);
      assert.equal((await answer).result.serverInfo.name, 'gouji');
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('answers over a socket', async () => {
    const listener = createServer();
    await new Promise<void>((resolve) => {
      listener.listen(0, '127.0.0.1', resolve);
    });
    const { port } = listener.address() as { port: number };
    const connected = new Promise<Socket>((resolve) => {
      listener.on('connection', resolve);
    });
    const child = spawn(process.execPath, [server, `--socket=${port}`], { stdio: 'ignore' });
    try {
      const socket = await connected;
      const answer = new Promise<string>((resolve) => {
        socket.on('data', (d) => resolve(d.toString()));
      });
      const body = JSON.stringify(initialize);
      socket.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      assert.match(await answer, /Content-Length|"serverInfo"/);
    } finally {
      child.kill('SIGKILL');
      listener.close();
    }
  });

  it('ends with its client', async () => {
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const ended = new Promise((resolve) => {
      child.on('exit', resolve);
    });
    child.stdin.end();
    assert.equal(await ended, 1);
  });
});
