// How long a crashed server stays down, and when it is given up.
import assert from 'node:assert/strict';
import { Crashes } from '../../client/src/crashes';

describe('a server that crashes', () => {
  it('is started again after ever longer pauses, and given up at the fifth crash', () => {
    const crashes = new Crashes();
    const pauses = [0, 1, 2, 3, 4].map((s) => crashes.next(s * 1000));
    assert.deepEqual(pauses, [500, 1000, 2000, 4000, undefined]);
  });

  it('begins anew where crashes lie far apart', () => {
    const crashes = new Crashes();
    const pauses = [0, 1, 2, 3, 4, 5].map((n) => crashes.next(n * 4 * 60_000));
    assert.deepEqual(pauses, Array(6).fill(500));
  });
});
