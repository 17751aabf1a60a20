import assert from 'node:assert/strict';
import { LEAST_READ, readMixture } from './mixtures';

// The same mixtures at each run; `npm run fuzz` reads others, and far more of them.
const SEEDS = 400;

describe('random mixtures of separators, pads, wraps, markup and furniture', () => {
  it('each fact read is right, nothing false is said, a changed figure is found at its cell', () => {
    let facts = 0;
    let read = 0;
    const wrong: string[] = [];
    for (let seed = 0; seed < SEEDS; seed++) {
      const reading = readMixture(seed);
      facts += reading.facts;
      read += reading.read;
      wrong.push(...reading.wrong);
    }
    assert.deepEqual(wrong.slice(0, 5), []);
    assert.ok(read >= LEAST_READ * facts, `${read} of ${facts} facts read`);
  });
});
