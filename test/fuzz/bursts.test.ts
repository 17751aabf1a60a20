import assert from 'node:assert/strict';
import { run } from './law';
import { seed } from './seed';

// The other half of the edits, in a file of its own: files are run side by side.
describe(`any edits leave everything as freshly read: long bursts (GOUJI_SEED=${seed})`, () => {
  it('in pieces of reports', () => {
    const { edits } = run({ seed: seed + 2, runs: 210, size: 'small', steps: 60, every: 45 });
    assert.ok(edits > 34_000, `${edits} edits`);
  });
  it('in whole reports', () => {
    const { edits } = run({ seed: seed + 3, runs: 100, size: 'whole', steps: 60, every: 60 });
    assert.ok(edits > 16_000, `${edits} edits`);
  });
});
