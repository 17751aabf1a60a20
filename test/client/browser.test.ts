import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

/** Anything at all, as deep as one asks: the editor’s own classes and functions are not what is looked at here. */
const anything: unknown = new Proxy(class {}, {
  get: (target, key) => (key in target || typeof key === 'symbol' ? Reflect.get(target, key) : anything),
  apply: () => anything,
});

describe('client: in a browser', () => {
  it('asks for nothing but the editor, and hands the worker the parts of the server', async () => {
    const asked: string[] = [];
    const read: string[] = [];
    const source = readFileSync('dist/client.js', 'utf8');
    const named = [...source.matchAll(/\b(?:vscode\w*|code\d*)\.(\w+)/g)].map(([, name]) => [name, anything] as const);
    const vscode = {
      ...Object.fromEntries(named),
      workspace: {
        fs: {
          readFile: (path: string) => {
            read.push(path);
            return Promise.reject(new Error('enough'));
          },
        },
      },
      Uri: { joinPath: (...steps: string[]) => steps.join('/') },
    };
    const scope: Record<string, unknown> = {
      module: { exports: {} },
      require: (name: string) => {
        asked.push(name);
        return vscode;
      },
      TextDecoder,
      TextEncoder,
      setTimeout,
    };
    runInContext(source, createContext(scope));
    const { activate } = (scope['module'] as { exports: { activate(context: object): Promise<unknown> } }).exports;
    await assert.rejects(activate({ extensionUri: 'x' }), /enough/);
    assert.deepEqual([...new Set(asked)], ['vscode']);
    assert.deepEqual(read, ['x/dist/server-core.js', 'x/dist/server.browser.js']);
  });
});
