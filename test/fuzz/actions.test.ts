import assert from 'node:assert/strict';
import { makeActions } from './actions';
import { seed } from './seed';

/** Damaged reports on which every action is made. */
const REPORTS = 120;

describe(
  'every action leaves the figures that it does not speak of, and mends what it says ' + `(GOUJI_SEED=${seed})`,
  () => {
    it(`on ${REPORTS} damaged reports`, () => {
      let made = 0;
      for (let at = seed; at < seed + REPORTS; at++) {
        const { actions, wrong } = makeActions(at);
        assert.equal(wrong, undefined);
        made += actions;
      }
      assert.ok(made > 500, `${made} actions`);
    });
  },
);
