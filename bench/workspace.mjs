// What a large workspace costs the language server: many text files, some reports among them. Counts time, memory and
// bytes read: for reading all, for asking again, and for a rest in which nobody asks.
//
//   node bench/workspace.mjs [--files 30000] [--reports 200] [--rounds 3]
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { makeCorpus } from './corpus.mjs';
import { median } from './processes.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '30000' },
    reports: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
  },
});
const files = Number(values.files),
  reports = Number(values.reports);
const REST_MS = 3000;
const folder = join(tmpdir(), 'gouji-bench-workspace');
const linux = process.platform === 'linux';

/** The workspace, and how many bytes are in its files. */
async function make() {
  await makeCorpus({ root, folder: join(folder, 'corpus'), count: reports });
  const workspace = join(folder, 'workspace');
  rmSync(workspace, { recursive: true, force: true });
  const made = join(folder, 'corpus/many');
  const texts = readdirSync(made).map((name) => readFileSync(join(made, name), 'utf8'));
  const every = Math.floor(files / reports);
  let bytes = 0;
  for (let i = 0; i < files; i++) {
    const dir = join(workspace, `folder ${Math.floor(i / 100)}`);
    if (i % 100 === 0) mkdirSync(dir, { recursive: true });
    const text =
      i % every === 0 && texts.length > 0 ? texts.shift() : `会议纪要 ${i}\n\n${'讨论了有关事项。'.repeat(40)}\n`;
    bytes += Buffer.byteLength(text);
    writeFileSync(join(dir, `${i}.${i % 2 ? 'md' : 'txt'}`), text);
  }
  return { workspace, bytes };
}

class Client {
  ids = 0;
  waiting = new Map();
  buffer = Buffer.alloc(0);

  constructor(scope) {
    this.settings = { scope };
    this.child = spawn(process.execPath, [join(root, 'dist/server.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.child.stdout.on('data', (chunk) => {
      this.buffer = Buffer.concat([this.buffer, chunk]);
      while (this.next());
    });
  }

  next() {
    const head = this.buffer.indexOf('\r\n\r\n');
    if (head < 0) return false;
    const length = Number(/content-length: *(\d+)/i.exec(this.buffer.toString('latin1', 0, head))[1]);
    if (this.buffer.length < head + 4 + length) return false;
    const message = JSON.parse(this.buffer.toString('utf8', head + 4, head + 4 + length));
    this.buffer = this.buffer.subarray(head + 4 + length);
    if (message.method && message.id !== undefined)
      this.send({
        id: message.id,
        result: message.method === 'workspace/configuration' ? message.params.items.map(() => this.settings) : null,
      });
    else if (message.id !== undefined) this.waiting.get(message.id)?.(message.result);
    return true;
  }

  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
  request(method, params) {
    const id = ++this.ids;
    this.send({ id, method, params });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }
  async start(workspace) {
    const uri = pathToFileURL(workspace).href;
    await this.request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: { diagnostic: {} } },
    });
    this.send({ method: 'initialized', params: {} });
  }

  /** Bytes read so far, memory now and at its highest in MB; nothing where the system does not tell. */
  usage() {
    if (!linux) return { read: NaN, now: NaN, peak: NaN };
    const of = (file) => readFileSync(`/proc/${this.child.pid}/${file}`, 'utf8');
    const kb = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(of('status'))[1]);
    return { read: Number(/rchar: (\d+)/.exec(of('io'))[1]), now: kb('VmRSS') / 1024, peak: kb('VmHWM') / 1024 };
  }
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const { workspace, bytes } = await make();

async function round() {
  const client = new Client('workspace');
  await client.start(workspace);
  await sleep(REST_MS);
  const idle = client.usage();
  const start = performance.now();
  const first = await client.request('workspace/diagnostic', { previousResultIds: [] });
  const all = performance.now() - start;
  const after = client.usage();
  const previousResultIds = first.items.map((i) => ({ uri: i.uri, value: i.resultId }));
  // One that is not there any more: the answer comes when all has been looked at.
  const again = performance.now();
  await client.request('workspace/diagnostic', {
    previousResultIds: [...previousResultIds, { uri: `${pathToFileURL(workspace).href}/gone.md`, value: '' }],
  });
  const second = performance.now() - again;
  const rested = client.usage().read;
  await sleep(REST_MS);
  const end = client.usage();
  client.child.kill('SIGKILL');
  return {
    'files with findings': first.items.filter((i) => i.items.length > 0).length,
    'ms for all': all,
    'ms for asking again': second,
    'peak MB': after.peak,
    'MB more at the end than before': end.now - idle.now,
    'bytes read for each byte there': (after.read - idle.read) / bytes,
    'bytes read for asking again': rested - after.read,
    'bytes read while nobody asks': end.read - rested,
  };
}

const rounds = [];
for (let i = 0; i < Number(values.rounds); i++) rounds.push(await round());
console.log(
  `${files} text files, ${(bytes / 1e6).toFixed(0)} MB, ${reports} reports among them; median of ${rounds.length}`,
);
for (const name of Object.keys(rounds[0]))
  console.log(`  ${name.padEnd(34)} ${median(rounds.map((r) => r[name])).toFixed(name.includes('each') ? 2 : 0)}`);
rmSync(folder, { recursive: true, force: true });
