import assert from 'node:assert/strict';
import { lineOf, printSample, samples } from '../fixtures/specs/samples';
import { gouji, parsed } from './run';

describe('the samples, checked together', function () {
  this.timeout(60_000);
  const all = new Map<string, string[]>(),
    wrong = new Map<string, string[]>();
  before(() => {
    const run = gouji(['check', '--format', 'json', '--fail-on', 'never', 'samples/*.md', 'samples/*.txt']);
    for (const { path, findings } of parsed(run).files) {
      const lines = (list: typeof findings) => list.map((f) => `${f.range.start.line + 1} ${f.rule}`);
      all.set(path, lines(findings));
      wrong.set(path, lines(findings.filter((f) => f.severity === 'error' || f.severity === 'warning')));
    }
  });

  for (const s of samples) {
    it(`${s.file}: all that is listed is found, and nothing else that is wrong`, () => {
      const path = `samples/${s.file}`;
      const p = printSample(s);
      const listed = s.defects.map((d) => `${lineOf(p, d)} ${d.rule}`);
      for (const l of listed) assert.ok(all.get(path)!.includes(l), `${l} is not among ${all.get(path)!.join(', ')}`);
      assert.deepEqual(
        wrong.get(path)!.filter((f) => !listed.includes(f)),
        [],
      );
    });
  }
});
