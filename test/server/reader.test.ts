import assert from 'node:assert/strict';
import type { FileSource } from '../../server/src/session/file-source';
import { FolderReader } from '../../server/src/session/reader';

/** Files whose reading ends when the test says so. */
function setting(names: readonly string[]) {
  const log: string[] = [];
  const found = new Map<string, string>();
  const open: { readonly name: string; end(text: string): void }[] = [];
  let wanted = true;
  const files = {
    key: (uri: string) => uri,
    async *find() {
      yield* names;
    },
    admits: async () => true,
    kind: async () => 'file',
  } as unknown as FileSource;
  const reader = new FolderReader<string>(
    {
      isOpen: () => false,
      isWanted: () => wanted,
      look: (uri) => {
        log.push(uri);
        return new Promise((resolve) => {
          open.push({ name: uri, end: resolve });
        });
      },
      put: (key, _uri, text) => {
        if (text === undefined) found.delete(key);
        else found.set(key, text);
      },
      known: () => found.keys(),
      progress: () => undefined,
      log: (_where, error) => assert.fail(String(error)),
    },
    files,
  );
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
  const end = async (text: string) => {
    await turn();
    open.shift()?.end(text);
    await turn();
  };
  return {
    reader,
    log,
    found,
    open,
    turn,
    end,
    want: (now: boolean) => {
      wanted = now;
      reader.resume();
    },
  };
}

describe('server: reading of folders', () => {
  it('one file at a time, the earlier year first, each once', async () => {
    const s = setting(['b/2023.md', 'a/2024.md', 'z/notes.md', 'c/2022.md']);
    s.reader.start();
    for (const text of '1234') {
      await s.turn();
      assert.equal(s.open.length, 1);
      await s.end(text);
    }
    assert.deepEqual(s.log, ['z/notes.md', 'c/2022.md', 'b/2023.md', 'a/2024.md']);
    assert.equal(s.reader.isWhole, true);
    assert.equal(s.found.size, 4);
  });

  it('of two readings of one file the newer counts, whichever ends last', async () => {
    const s = setting(['a.md']);
    s.reader.start();
    await s.turn();
    void s.reader.readFile('a.md');
    await s.end('old');
    assert.equal(s.found.get('a.md'), undefined);
    await s.end('new');
    assert.equal(s.found.get('a.md'), 'new');
    assert.deepEqual(s.log, ['a.md', 'a.md']);
  });

  it('rests while nobody wants to know, and goes on where it was', async () => {
    const s = setting(['a.md', 'b.md']);
    s.reader.start();
    await s.turn();
    s.want(false);
    await s.end('a');
    await s.turn();
    assert.deepEqual(s.log, ['a.md']);
    s.want(true);
    await s.end('b');
    assert.deepEqual(s.log, ['a.md', 'b.md']);
    assert.equal(s.reader.isWhole, true);
  });

  it('ends at once when it is stopped, and forgets', async () => {
    const s = setting(['a.md', 'b.md', 'c.md']);
    s.reader.start();
    await s.end('a');
    assert.equal(s.found.size, 1);
    s.reader.stop();
    await s.end('b');
    await s.turn();
    assert.deepEqual(s.log, ['a.md', 'b.md']);
    assert.equal(s.found.size, 0);
    assert.equal(s.reader.isWhole, false);
  });

  it('a file that came while all were read is kept', async () => {
    const s = setting(['a.md']);
    s.reader.start();
    await s.turn();
    void s.reader.readFile('new.md');
    await s.end('a');
    await s.end('new');
    await s.turn();
    assert.deepEqual([...s.found.keys()].sort(), ['a.md', 'new.md']);
  });
});
