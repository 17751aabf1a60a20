import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open } from '../../server/src/documents/open';
import { printWordSample, wordSamples } from '../fixtures/specs/word-samples';
import { check } from '../support/check';
import { repositoryRoot } from '../support/parse-expected';

// The files are written from their specs: UPDATE_FIXTURES=1 writes them anew.
describe('samples in Word', () => {
  for (const s of wordSamples)
    it(`${s.file} is what its spec says, and holds what is listed`, () => {
      const bytes = printWordSample(s);
      const folder = join(repositoryRoot(), 'samples/word');
      const path = join(folder, s.file);
      if (process.env['UPDATE_FIXTURES']) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(path, bytes);
      }
      assert.ok(existsSync(path), `${s.file} is missing: run the tests with UPDATE_FIXTURES=1`);
      const opened = open(new Uint8Array(readFileSync(path)));
      const fresh = open(bytes);
      assert.ok(opened.kind === 'word' && fresh.kind === 'word');
      assert.equal(opened.word.source, fresh.word.source);
      const { found } = check(opened.text);
      const wrong = found.filter(({ finding: f }) => f.severity === 'error' || f.severity === 'warning');
      assert.deepEqual([...new Set(wrong.map(({ finding: f }) => f.rule))].sort(), s.rules);
    });
});
