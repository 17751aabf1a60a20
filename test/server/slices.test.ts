import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import type { CancellationToken, Connection, InitializeParams } from 'vscode-languageserver';
import { ownWork } from '../../server/src/documents/work';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { atOnce, type Steps } from '../../server/src/document/steps';
import { View, type Checked } from '../../server/src/features/checked';
import { codeActions } from '../../server/src/features/code-actions';
import { codeLenses } from '../../server/src/features/code-lens';
import { documentSymbols, flatSymbols } from '../../server/src/features/document-symbols';
import { foldingRanges } from '../../server/src/features/folding';
import { inlayHints } from '../../server/src/features/inlay-hints';
import { outline } from '../../server/src/features/outline';
import { documentLinks } from '../../server/src/features/pages';
import { selectionRanges } from '../../server/src/features/selection';
import { semanticTokens } from '../../server/src/features/semantic-tokens';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols';
import { alignTabs } from '../../server/src/features/writing/align-tabs';
import { totalUpdates } from '../../server/src/features/writing/compute-totals';
import { formatTables } from '../../server/src/features/writing/format';
import { proseUpdates } from '../../server/src/features/writing/update-prose';
import { answering, type IfChanged } from '../../server/src/requests/answering';
import { Session } from '../../server/src/session/session';
import { Slices } from '../../server/src/session/slices';
import { StreamWriter } from '../../server/src/session/stream-writer';
import { writeAhead, writtenOf } from '../../server/src/session/written';
import { printed } from '../features/support';
import { plainOptions } from '../support/check';
import { cleanReport, setFigure } from '../support/report';

const report = printed(setFigure(cleanReport(), 'applications.results.granted.total', 72)).p.text;
const several = `${report}\n`.repeat(5);

/** A clock by which each look takes longer than a slice may: every step ends one. */
const hasty = () => {
  let now = 0;
  return () => (now += 1000);
};
/** A clock that stands: whatever it is asked about ends within its first slice. */
const still = () => () => 0;

/** Turns of an event loop that the test takes itself. */
function turns() {
  const tasks: (() => void)[] = [];
  let taken = 0;
  return {
    defer: (task: () => void) => {
      tasks.push(task);
    },
    /** Takes a turn, if there is something to do in it. */
    turn: async (): Promise<boolean> => {
      await new Promise((go) => setImmediate(go));
      const due = tasks.splice(0);
      if (due.length > 0) taken++;
      for (const task of due) task();
      await new Promise((go) => setImmediate(go));
      return due.length > 0;
    },
    taken: () => taken,
  };
}

function* counting(n: number, done: number[], name = 0): Steps<number> {
  for (let i = 0; i < n; i++) {
    done.push(name);
    yield;
  }
  return n;
}

const always = () => undefined;

describe('long work in slices', () => {
  it('short work is done at once', async () => {
    const { defer, ...loop } = turns();
    const done: number[] = [];
    const answer = new Slices(defer, still()).run(counting(100, done), always);
    assert.equal(done.length, 100);
    assert.equal(await answer, 100);
    assert.equal(await loop.turn(), false);
  });

  it('of several pieces of work one has a slice in each turn', async () => {
    const { defer, ...loop } = turns();
    const done: number[] = [];
    const slices = new Slices(defer, hasty());
    const answers = [1, 2].map((name) => slices.run(counting(3, done, name), always));
    assert.deepEqual(done, [1, 2]);
    await loop.turn();
    assert.deepEqual(done, [1, 2, 1]);
    await loop.turn();
    assert.deepEqual(done, [1, 2, 1, 2]);
    while (await loop.turn());
    assert.deepEqual(await Promise.all(answers), [3, 3]);
  });

  it('ends where nobody wants it any more, and where it fails', async () => {
    const { defer, ...loop } = turns();
    const slices = new Slices(defer, hasty());
    let isWanted = true;
    const done: number[] = [];
    const answer = slices.run(counting(50, done), () => {
      if (!isWanted) throw new Error('not wanted');
    });
    await loop.turn();
    isWanted = false;
    const refused = assert.rejects(answer, /not wanted/);
    while (await loop.turn());
    await refused;
    assert.equal(done.length, 2);
    const failing = slices.run(
      (function* (): Steps<void> {
        yield;
        throw new Error('broken');
      })(),
      always,
    );
    const failed = assert.rejects(failing, /broken/);
    while (await loop.turn());
    await failed;
  });
});

const all = ({ document }: Checked) => ({
  start: { line: 0, character: 0 },
  end: document.positionAt(document.length),
});
const edit = (edits: unknown) => ({ changes: { a: edits as [] } });
const features: Readonly<Record<string, (v: View) => Steps<unknown>>> = {
  symbols: (v) => documentSymbols(v),
  'symbols as a list': (v) => flatSymbols(v),
  folding: (v) => foldingRanges(v),
  'code lenses': (v) => codeLenses(v),
  'inlay hints': (v) => inlayHints(v, all(v)),
  'semantic tokens': (v) => semanticTokens(v),
  links: (v) => documentLinks(v),
  outline: (v) => outline(v),
  'selection ranges': (v) =>
    selectionRanges(
      v,
      [1, 2, 3].map((n) => v.document.positionAt((v.document.length * n) >> 2)),
    ),
  formatting: (v) => formatTables(v),
  'totals to be set': (v) => totalUpdates(v),
  'sentences to be set': (v) => proseUpdates(v),
  'columns between tabs': (v) => alignTabs(v, 2),
  'symbols of the workspace': (v) => workspaceSymbols([v], '情况'),
  actions: (v) => codeActions(v, { range: all(v), diagnostics: [], only: undefined }, { edit, canShowPages: true }),
};
const viewOf = (text: string) => new View('file:///a.md', new CheckedDocument(text, plainOptions), 'zh');

describe('an answer made in slices is the one made at once', () => {
  for (const [name, feature] of Object.entries(features))
    it(name, async () => {
      const texts = fc
        .array(fc.tuple(fc.nat(report.length), fc.nat(9), fc.constantFrom('', '7', '|', '\n\n', '《', '××')), {
          maxLength: 5,
        })
        .map((cuts) => cuts.reduce((t, [at, n, put]) => t.slice(0, at) + put + t.slice(at + n), several));
      await fc.assert(
        fc.asyncProperty(texts, async (text) => {
          const { defer, ...loop } = turns();
          const answer = new Slices(defer, hasty()).run(feature(viewOf(text)), always, writeAhead);
          while (await loop.turn());
          const made = await answer;
          assert.deepEqual(made, atOnce(feature(viewOf(text))));
          const written = writtenOf(made);
          if (written) assert.equal(Buffer.concat(written).toString(), JSON.stringify(made));
          assert.ok(written || loop.taken() < 2 || made === null, 'what takes turns is written ahead');
        }),
        { numRuns: 4 },
      );
    });

  it('no step of it looks at more than one report, or so many findings', () => {
    for (const [name, feature] of Object.entries(features)) {
      const stepsOf = (text: string) => {
        let steps = 0;
        for (const work = feature(viewOf(text)); !work.next().done;) steps++;
        return steps;
      };
      const [few, many] = [several, several + several].map(stepsOf);
      // A place is looked up in the one report that holds it; links go by blocks of text, whosever they are.
      if (name === 'selection ranges') assert.equal(many, few);
      else assert.ok(many! >= few! + (name === 'links' ? 2 : 5), `${name}: ${few} ${many}`);
    }
  });
});

describe('a question that takes its time', () => {
  const uri = 'file:///a.md';
  const noted = () => undefined;

  /** A session with a text of several reports, read, that takes a step a slice; and what answers for it. */
  async function asked(text = several) {
    const { defer, ...loop } = turns();
    const connection = {
      sendDiagnostics: async () => undefined,
      sendNotification: async () => undefined,
      console: { error: (m: string) => assert.fail(m), warn: noted },
    } as unknown as Connection;
    const host = { locale: 'zh', defer, documents: { work: ownWork }, clock: hasty(), writeAhead };
    const session = new Session(connection, host, { capabilities: {} } as InitializeParams);
    session.open(uri, 'markdown', 1, text);
    while (await loop.turn());
    const source = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: noted }) };
    const { answer } = answering(() => session);
    let steps = 0;
    const ask = (ifChanged?: IfChanged) =>
      answer(
        uri,
        source as CancellationToken,
        'test',
        function* (d) {
          for (const work = documentSymbols(d.view); ;) {
            const { done, value } = work.next();
            if (done) return value;
            steps++;
            yield;
          }
        },
        ifChanged,
      );
    return { session, ask, source, loop, steps: () => steps };
  }

  it('is answered after as many turns as it has steps', async () => {
    const { ask, loop, steps } = await asked();
    const before = loop.taken();
    const answer = ask();
    while (await loop.turn());
    assert.deepEqual(await answer, atOnce(documentSymbols(viewOf(several))));
    assert.ok(steps() >= 5);
    // The first step is done as the question comes.
    assert.ok(loop.taken() - before >= steps() - 1);
  });

  it('and is taken back is refused before the work is done', async () => {
    const { ask, source, loop, steps } = await asked();
    const refused = assert.rejects(ask(), { code: -32800 });
    await loop.turn();
    source.isCancellationRequested = true;
    while (await loop.turn());
    await refused;
    assert.ok(steps() < 5, `${steps()}`);
  });

  const change = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n' };
  for (const [what, ifChanged] of [
    ['is asked of the new text', 'asked anew'],
    ['is refused where it speaks of places', 'refused'],
  ] as const)
    it(`while the text changes ${what}`, async () => {
      const { session, ask, loop } = await asked();
      const answer = ask(ifChanged);
      const outcome = ifChanged === 'refused' ? assert.rejects(answer, { code: -32801 }) : answer;
      await loop.turn();
      session.change(uri, 2, [change]);
      while (await loop.turn());
      const made = await outcome;
      if (ifChanged === 'asked anew') assert.deepEqual(made, atOnce(documentSymbols(viewOf(`\n\n${several}`))));
    });

  it('while the text is closed comes to nothing', async () => {
    const { session, ask, loop } = await asked();
    const answer = ask();
    await loop.turn();
    session.close(uri);
    while (await loop.turn());
    assert.equal(await answer, null);
  });
});

describe('a long answer as JSON', () => {
  it('written ahead is what it is written at once', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const answer = { list: [value, undefined, [value, 1, null, 'x']], nothing: undefined, value };
        atOnce(writeAhead(answer));
        assert.equal(Buffer.concat(writtenOf(answer)!).toString(), JSON.stringify(answer));
      }),
      { numRuns: 300 },
    );
  });

  it('is written in many steps, none of them long', () => {
    const list = Array.from({ length: 20_000 }, (_, i) => ({ name: `第 ${i} 份`, children: [{ i }], n: [i] }));
    let steps = 0;
    for (const work = writeAhead(list); !work.next().done;) steps++;
    assert.ok(steps > JSON.stringify(list).length / 40_000, `${steps}`);
  });

  it('goes out in portions, one a turn; what is said meanwhile follows it', async () => {
    const chunks: Buffer[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        chunks.push(chunk);
        done();
      },
    });
    const writer = new StreamWriter(stream);
    const long = { jsonrpc: '2.0' as const, id: 1, result: ['字'.repeat(200_000)] };
    const short = { jsonrpc: '2.0' as const, id: 2, result: null };
    const written = [writer.write(long), writer.write(short)];
    assert.equal(chunks.length, 1);
    assert.ok(chunks.every((c) => c.length <= 1 << 16));
    await Promise.all(written);
    assert.ok(chunks.length > 600_000 / (1 << 16));
    const bodies = Buffer.concat(chunks)
      .toString()
      .split(/Content-Length: \d+\r\n\r\n/);
    assert.deepEqual(
      bodies.slice(1).map((b) => JSON.parse(b) as unknown),
      [long, short],
    );
  });
});
