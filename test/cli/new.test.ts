import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';
import { gouji } from './run';

describe('gouji new', function () {
  this.timeout(60_000);
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'gouji-new-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('writes a report that the command line takes for one, in every layout', () => {
    for (const [layout, extension] of [
      ['md', 'md'],
      ['text', 'txt'],
      ['html', 'html'],
      ['docx', 'docx'],
    ] as const) {
      const file = join(dir, `draft.${extension}`);
      const made = gouji(['new', '--agency', '青禾县人民政府', '--year', '2024', '--layout', layout, '-o', file]);
      assert.deepEqual(made, { status: 0, out: '', err: '' });
      const facts = JSON.parse(gouji(['facts', file, '--format', 'json']).out) as {
        files: { year: number; facts: Record<string, { value: number | null }> }[];
      };
      const [report] = facts.files;
      const values = Object.values(report!.facts).map((f) => f.value);
      assert.equal(report!.year, 2024);
      assert.ok(values.length > 100 && values.every((v) => v === null));
    }
  });

  it('is set as the name of the file says', () => {
    for (const [name, begins] of [
      ['a.docx', 'PK'],
      ['a.html', '<!DOCTYPE html>'],
      ['a.txt', '甲局2024年'],
      ['a.md', '# 甲局2024年'],
    ] as const) {
      const file = join(dir, name);
      assert.equal(gouji(['new', '--agency', '甲局', '--year', '2024', '-o', file]).status, 0);
      assert.ok(readFileSync(file, 'utf8').startsWith(begins), name);
    }
  });

  it('goes on from the report of the year before', () => {
    const last = join(dir, 'last.md');
    writeFileSync(last, layoutNamed('pipes').print(cleanReport('plain', 2023)).text);
    const { status, out, err } = gouji(['new', '--agency', '青禾县人民政府', '--from', last, '--lang', 'zh']);
    assert.equal(status, 0);
    assert.match(out, /青禾县人民政府2024年/);
    assert.match(out, /上年结转[^|]*\|[ |]*3 \| 0 \| 0 \| 0 \| 1 \| 0 \| 4 \|/);
    assert.match(err, /现行有效/);
  });

  it('is by default of the agency whose report it goes on from', () => {
    const last = join(dir, 'last.md');
    writeFileSync(last, layoutNamed('pipes').print(cleanReport('plain', 2023)).text);
    const { agency } = (JSON.parse(gouji(['facts', last, '--format', 'json']).out) as { files: [{ agency: string }] })
      .files[0];
    for (const [given, titled] of [
      [[], `# ${agency}2024年`],
      [['--agency', '乙局'], '# 乙局2024年'],
    ] as const) {
      const { status, out } = gouji(['new', '--from', last, ...given]);
      assert.deepEqual([status, out.startsWith(titled)], [0, true], titled);
    }
  });

  it('says what is wrong, and overwrites nothing', () => {
    const file = join(dir, 'a.md');
    writeFileSync(file, 'mine');
    const cases: readonly [string[], RegExp][] = [
      [['--year', '2024'], /--agency/],
      [['--agency', '甲局'], /--year/],
      [['--agency', '甲局', '--year', '24'], /is no year/],
      [['--agency', '甲局', '--year', '2005'], /no form for the year 2005/],
      [['--agency', '甲局', '--year', '2024', '--form', 'disclosure-2022'], /no form disclosure-2022/],
      [['--agency', '甲局', '--from', file], /is no annual report/],
      [['--agency', '甲局', '--year', '2024', '--layout', 'docx'], /--output/],
      [['--agency', '甲局', '--year', '2024', '--output', file], /left alone/],
    ];
    for (const [args, said] of cases) {
      const r = gouji(['new', ...args]);
      assert.deepEqual([r.status, r.out], [2, '']);
      assert.match(r.err, said);
    }
    assert.equal(readFileSync(file, 'utf8'), 'mine');
  });
});
