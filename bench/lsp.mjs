// A client that measures a language server: the time from an edit to the diagnostics of the text it made.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { quantile, Watch } from './processes.mjs';

const ANSWER_MS = 30_000,
  PAUSE_MS = 4;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Client {
  ids = 0;
  waiting = new Map();
  chunks = [];
  have = 0;
  need = -1;
  published = 0;

  constructor([command, ...args], cwd) {
    this.child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
    this.child.stdin.on('error', () => undefined);
    this.child.stdout.on('data', (data) => this.read(data));
    this.child.on('error', (error) => {
      for (const w of this.waiting.values()) w.reject(error);
    });
    this.child.on('exit', () => {
      for (const w of this.waiting.values()) w.reject(new Error('the server has ended'));
    });
    this.watch = new Watch(this.child.pid);
  }

  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  read(data) {
    this.chunks.push(data);
    this.have += data.length;
    for (;;) {
      if (this.need >= 0 ? this.have < this.need : this.have < 20) return;
      const all = this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks);
      this.chunks = [all];
      if (this.need < 0) {
        const head = all.indexOf('\r\n\r\n');
        if (head < 0) return;
        this.need = Number(/content-length: *(\d+)/i.exec(all.toString('latin1', 0, head))[1]);
        this.chunks = [all.subarray(head + 4)];
      } else {
        const body = all.toString('utf8', 0, this.need);
        this.chunks = [all.subarray(this.need)];
        this.need = -1;
        this.receive(JSON.parse(body));
      }
      this.have = this.chunks[0].length;
    }
  }

  receive({ id, method, params, result, error }) {
    if (method && id !== undefined) {
      this.send({ id, result: method === 'workspace/configuration' ? params.items.map(() => null) : null });
    } else if (id !== undefined) {
      const w = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) w?.reject(Object.assign(new Error(error.message), { code: error.code }));
      else w?.resolve(result);
    } else if (method === 'textDocument/publishDiagnostics') {
      this.published++;
      const w = this.waiting.get('publish');
      if (w && (params.version === undefined || params.version === null || params.version >= w.version)) {
        this.waiting.delete('publish');
        w.resolve();
      }
    }
  }

  wait(key, version) {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        this.waiting.delete(key);
        reject(new Error('no answer'));
      }, ANSWER_MS);
      const done = (then) => (value) => {
        clearTimeout(limit);
        then(value);
      };
      this.waiting.set(key, { version, resolve: done(resolve), reject: done(reject) });
    });
  }

  request(method, params) {
    const id = ++this.ids;
    const answer = this.wait(id);
    this.send({ id, method, params });
    return answer;
  }
}

/** Places for single characters, the same in each run. */
function* places(lines) {
  for (let seed = 7; ;) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const line = Math.floor((seed / 2 ** 32) * lines.length);
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const character = Math.floor((seed / 2 ** 32) * (lines[line].length + 1));
    // Not between the halves of a pair.
    yield { line, character: /[\udc00-\udfff]/.test(lines[line][character] ?? '') ? character + 1 : character };
  }
}

/**
 * @returns medians in ms of `edits` edits of one character, CPU time per edit, and what a burst took; `error` if the
 * server fails
 */
export async function measureServer(command, { cwd, file, text, language, edits, warm = 10, burst = 50 }) {
  const client = new Client(command, cwd);
  const uri = pathToFileURL(file).href,
    rootUri = pathToFileURL(cwd).href;
  try {
    const { capabilities } = await client.request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: null,
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        workspace: { configuration: true },
        textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true }, diagnostic: {} },
      },
    });
    const pull = Boolean(capabilities.diagnosticProvider);
    const sync = capabilities.textDocumentSync?.change ?? capabilities.textDocumentSync;
    client.send({ method: 'initialized', params: {} });
    let version = 1,
      shown = text;
    const diagnostics = async () => {
      for (;;) {
        // A server may ask to be asked again when the text has changed meanwhile.
        try {
          await client.request('textDocument/diagnostic', { textDocument: { uri } });
          return;
        } catch (e) {
          if (e.code !== -32801 && e.code !== -32802) throw e;
        }
      }
    };
    const opened = pull ? undefined : client.wait('publish', 1);
    client.send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: language, version, text } },
    });
    await (pull ? diagnostics() : opened);
    await sleep(100);

    const lines = text.split('\n'),
      next = places(lines);
    let typed;
    const edit = () => {
      const at = typed ?? next.next().value;
      const end = typed ? { line: at.line, character: at.character + 1 } : at;
      typed = typed ? undefined : at;
      if (sync !== 2) {
        const all = [...lines];
        if (typed) all[at.line] = `${all[at.line].slice(0, at.character)}7${all[at.line].slice(at.character)}`;
        shown = all.join('\n');
      }
      client.send({
        method: 'textDocument/didChange',
        params: {
          textDocument: { uri, version: ++version },
          contentChanges: [sync === 2 ? { range: { start: at, end }, text: typed ? '7' : '' } : { text: shown }],
        },
      });
    };
    const one = async () => {
      const start = performance.now();
      const answer = pull ? undefined : client.wait('publish', version + 1);
      edit();
      await (pull ? diagnostics() : answer);
      return performance.now() - start;
    };
    for (let i = 0; i < warm; i++) {
      await one();
      await sleep(PAUSE_MS);
    }
    client.watch.look();
    const cpu = client.watch.cpu,
      times = [];
    for (let i = 0; i < edits; i++) {
      times.push(await one());
      await sleep(PAUSE_MS);
    }
    client.watch.look();
    const perEdit = cpu === undefined ? undefined : (client.watch.cpu - cpu) / edits;
    const start = performance.now();
    for (let i = 1; i < burst; i++) edit();
    await one();
    const burstMs = performance.now() - start;
    client.watch.look();
    const { mb } = client.watch;
    return { p50: quantile(times, 0.5), p90: quantile(times, 0.9), cpu: perEdit, burst: burstMs, mb };
  } catch (error) {
    return { error: error.message };
  } finally {
    client.child.kill('SIGKILL');
  }
}
