import assert from 'node:assert/strict';
import { plainOptions } from '../support/check';
import { layouts } from '../support/layouts/index';
import { cleanReport } from '../support/report';
import { broken, Follower, run } from './law';
import { seed } from './seed';
import { lastYear } from './texts';
import { typing } from './typing';
import { Writer } from './writer';

describe('what people do to a report leaves everything as freshly read', () => {
  const texts = layouts.map((l) => l.print(cleanReport('plain'), { seed: 3, eol: '\n' }).text);
  const setting = { options: plainOptions, last: lastYear() };
  for (const [i, [name, act]] of Object.entries(typing).entries()) {
    it(name, () => {
      // Each script in a third of the layouts, looked at after each edit in one of them, as a burst in the others.
      for (let n = i % 3; n < layouts.length; n += 3) {
        const every = n < 3 ? 1 : 9;
        const follower = new Follower(texts[n]!, setting, every, n % 2 === 0);
        let wrong: string | undefined;
        const writer = new Writer(texts[n]!, (edit, now) => {
          wrong ??= follower.edit(edit, now);
        });
        act(writer, texts[(n + 7) % layouts.length]!);
        wrong ??= follower.compare(writer.text);
        if (wrong)
          throw broken({ text: texts[n]!, edits: follower.edits, every }, `${layouts[n]!.name}: ${wrong}`, setting, 0);
        assert.ok(follower.edits.length > 3);
      }
    });
  }
});

describe(`any edits leave everything as freshly read (GOUJI_SEED=${seed})`, () => {
  it('in texts of a few lines, looked at after each edit', () => {
    assert.ok(run({ seed, runs: 40, size: 'tiny', steps: 40, every: 1 }).edits > 3500);
  });
  it('in pieces of reports, looked at after some edits', () => {
    const { edits, findings } = run({ seed: seed + 1, runs: 300, size: 'small', steps: 60, every: 30 });
    assert.ok(edits > 46_500, `${edits} edits`);
    assert.ok(findings > 1000, `${findings} findings`);
  });
});
