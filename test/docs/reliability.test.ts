// docs/reliability.md against the tests that it names.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const rows = readFileSync('docs/reliability.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|(?: promise \||-+\|)/.test(line))
  .map((line) => line.split('|').slice(1, 3));
const scripts = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
);

describe('the list of promises', () => {
  it('has a test for each of them', () => {
    assert.ok(rows.length > 20);
    for (const [promise, tests] of rows) {
      const named = [...tests!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!);
      assert.ok(named.length > 0, promise);
      for (const name of named)
        assert.ok(
          name.startsWith('npm run ') ? scripts.includes(name.slice('npm run '.length)) : existsSync(name),
          `${name} is not there`,
        );
    }
  });
});
