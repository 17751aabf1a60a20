import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinForms } from '../../server/src/forms/builtin';
import { rules } from '../../server/src/rules/registry';
import { setFigures } from '../support/report';
import {
  broken,
  clean,
  cleanReport,
  inFolder,
  misnamed,
  notes,
  parsed,
  printed,
  warned,
  type RangeJson,
  type Run,
} from './run';

/** Compares with a file of test/cli/golden; UPDATE_GOLDEN=1 writes it. */
function golden(name: string, actual: string): void {
  const file = `test/cli/golden/${name}`;
  if (process.env['UPDATE_GOLDEN'] || !existsSync(file)) writeFileSync(file, actual);
  assert.equal(actual, readFileSync(file, 'utf8'));
}

const ruleIds = rules.map((r) => r.id).join('|');

/** The output without the words of rules, which may change: this is about the frame around them. */
function withoutWords(out: string): string {
  return out
    .split('\n')
    .map((line) =>
      line
        .replace(new RegExp(`^(\\S*[.]\\w+:\\d+:\\d+\\S* \\S+ \\S*(?:${ruleIds})\\S*) .*`), '$1 …')
        .replace(/(=\S* (?:相关|related) \S+) .*/, '$1 …')
        .replace(/(=\S* \S*(?:修复|建议|fix|suggestion)\S*) .*?(（--fix）| \(--fix\))?$/, '$1 …$2')
        .replace(/((?:不是年报：|no report: )).*/, '$1…'),
    )
    .join('\n');
}

const lineOf = (text: string, { start, end }: RangeJson) =>
  text.split('\n')[start.line]!.slice(start.character, end.line === start.line ? end.character : undefined);

describe('pretty', function () {
  this.timeout(60_000);
  const cases: readonly {
    readonly name: string;
    readonly files: Readonly<Record<string, string>>;
    readonly args?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  }[] = [
    { name: 'broken-zh.txt', files: { 'broken.md': broken }, args: ['--lang', 'zh'] },
    { name: 'broken-en.txt', files: { 'broken.md': broken, 'notes.md': notes } },
    { name: 'broken-color.txt', files: { 'broken.md': broken }, env: { FORCE_COLOR: '1' } },
    {
      name: 'tabs-blank.txt',
      files: {
        'tabs.txt': printed(
          setFigures(cleanReport(), {
            'applications.results.partial.commercial': null,
            'disclosure.licensing.decisions': '２０３５６',
          }),
          {},
          'tabs',
        ),
      },
      args: ['--lang', 'zh'],
    },
    {
      name: 'long-line.txt',
      files: {
        'joined.md': printed(misnamed(cleanReport()), {}, 'pipes').replace(
          '| 规范性文件',
          `| ${'　'.repeat(60)}规范性文件`,
        ),
      },
      args: ['--lang', 'zh'],
    },
  ];
  for (const c of cases) {
    it(c.name, () =>
      inFolder(c.files, (folder) => {
        const r = folder.run(['check', ...Object.keys(c.files), ...(c.args ?? [])], { env: c.env ?? {} });
        assert.equal(r.err, '');
        golden(c.name, withoutWords(r.out));
      }),
    );
  }
});

describe('pretty, in words', function () {
  this.timeout(60_000);
  it('has each message, its fixes, and no sum twice', () =>
    inFolder({ 'broken.md': broken }, (folder) => {
      const {
        files: [file],
      } = parsed(folder.run(['check', 'broken.md', '--format', 'json']));
      const { out } = folder.run(['check', 'broken.md']);
      for (const f of file!.findings) {
        assert.ok(out.includes(` ${f.rule} ${f.message}\n`), f.message);
        for (const fix of f.fixes) assert.ok(out.includes(fix.title), fix.title);
      }
      assert.match(out, /= related \d+:\d+ （一）予以公开·自然人 = 18\n/);
    }));
});

describe('check --format json', function () {
  this.timeout(60_000);
  it('says what the contract says', () =>
    inFolder({ 'broken.md': broken, 'notes.md': notes, 'clean.md': clean }, (folder) => {
      const { version, files, summary } = parsed(folder.run(['check', '--format', 'json', '.']));
      assert.equal(version, 1);
      assert.deepEqual(
        files.map((f) => f.path),
        ['broken.md', 'clean.md', 'notes.md'],
      );
      assert.deepEqual(summary, { files: 3, reports: 2, errors: 1, warnings: 1, infos: 0, hints: 0 });
      const [b, c, n] = files;
      assert.deepEqual(
        [c!.form, c!.year, c!.agency, c!.title, c!.findings],
        ['disclosure-2021', 2023, '青禾县人民政府', '青禾县人民政府2023年政府信息公开工作年度报告', []],
      );
      assert.deepEqual(
        c!.sections.map((s) => s.id),
        ['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other'],
      );
      assert.deepEqual(n, {
        path: 'notes.md',
        form: null,
        year: null,
        agency: null,
        title: null,
        sections: [],
        findings: [],
      });
      for (const s of c!.sections) {
        assert.ok(lineOf(clean, s.range).includes(s.title), s.title);
        assert.ok(s.range.end.line > s.range.start.line, 'a section reaches to the end of its text');
      }
      const [row, total] = b!.findings;
      assert.deepEqual([row!.rule, row!.severity, lineOf(broken, row!.range)], ['row-name', 'warning', '规范性文件']);
      assert.deepEqual(row!.fixes[0], {
        title: row!.fixes[0]!.title,
        applicability: 'safe',
        edits: [{ range: row!.range, newText: '行政规范性文件' }],
      });
      assert.deepEqual(
        [total!.rule, total!.severity, lineOf(broken, total!.range), total!.facts[0]],
        ['row-total', 'error', '72', 'applications.results.granted.total'],
      );
      assert.equal(total!.fixes[0]!.applicability, 'suggested');
      assert.ok(total!.related.length > 6);
      for (const r of total!.related) assert.match(lineOf(broken, r.range), /^\d+$/);
    }));

  it('is JSON where there is no file at all', () =>
    inFolder({ 'd/': '' }, (folder) => {
      assert.deepEqual(parsed(folder.run(['check', '--format', 'json', 'd'])), {
        version: 1,
        files: [],
        summary: { files: 0, reports: 0, errors: 0, warnings: 0, infos: 0, hints: 0 },
      });
    }));

  it('counts columns as editors do, behind a byte order mark', () =>
    inFolder({ 'a.md': warned, 'b.md': `\ufeff${warned}` }, (folder) => {
      const [a, b] = parsed(folder.run(['check', '--format', 'json', '.'])).files;
      assert.deepEqual({ ...b, path: '' }, { ...a, path: '' });
    }));

  it('has the findings of every report of a file, and the first one’s name', () =>
    inFolder({ 'two.md': `${broken}\n${warned.replaceAll('2023', '2022').replaceAll('2024', '2023')}` }, (folder) => {
      const {
        files: [f],
        summary,
      } = parsed(folder.run(['check', '--format', 'json', 'two.md']));
      assert.equal(f!.year, 2023);
      assert.equal(summary['reports'], 2);
      assert.deepEqual(f!.findings.filter((x) => x.rule === 'row-name').length, 2);
      assert.equal(f!.sections.length, 6);
    }));
});

interface FactsJson {
  readonly version: number;
  readonly files: readonly (FactsOfReport & { readonly path: string; readonly more?: readonly FactsOfReport[] })[];
}
interface FactsOfReport {
  readonly form: string | null;
  readonly year: number | null;
  readonly agency: string | null;
  readonly facts: Readonly<
    Record<string, { readonly value: number | null; readonly text: string; readonly range: RangeJson }>
  >;
}
const facts = (run: Run): FactsJson => JSON.parse(run.out) as FactsJson;

describe('gouji facts', function () {
  this.timeout(60_000);
  it('gives every fact with value, text and place', () =>
    inFolder({ 'a.md': clean, 'notes.md': notes }, (folder) => {
      const r = folder.run(['facts', '--format', 'json', 'a.md', 'notes.md']);
      assert.deepEqual([r.status, r.err], [0, '']);
      const {
        version,
        files: [a, n],
      } = facts(r);
      assert.equal(version, 1);
      assert.deepEqual(n, { path: 'notes.md', form: null, year: null, agency: null, facts: {} });
      assert.deepEqual(
        Object.keys(a!.facts),
        builtinForms()
          .find((f) => f.id === 'disclosure-2021')!
          .facts.map((f) => f.id),
      );
      for (const [id, figure] of Object.entries(cleanReport().figures)) {
        assert.equal(a!.facts[id]!.value, figure, id);
        assert.equal(lineOf(clean, a!.facts[id]!.range), String(figure), id);
      }
    }));

  it('tells blank, unreadable and absent cells apart', () => {
    const text = printed(setFigures(cleanReport(), { 'review.upheld': null, 'review.corrected': '/' }));
    inFolder({ 'a.md': text.replace(/^.*（一）予以公开.*\n/m, '') }, (folder) => {
      const [a] = facts(folder.run(['facts', '--format', 'json', 'a.md'])).files;
      assert.deepEqual([a!.facts['review.upheld']!.value, a!.facts['review.upheld']!.text], [null, '']);
      assert.deepEqual([a!.facts['review.corrected']!.value, a!.facts['review.corrected']!.text], [null, '/']);
      assert.equal(a!.facts['applications.results.granted.total'], undefined);
    });
  });

  it('keeps the reports behind the first under more', () =>
    inFolder({ 'two.md': `${clean}\n${clean.replaceAll('2023', '2022').replaceAll('2024', '2023')}` }, (folder) => {
      const [f] = facts(folder.run(['facts', '--format', 'json', 'two.md'])).files;
      assert.equal(f!.year, 2023);
      assert.deepEqual(
        f!.more!.map((m) => [m.year, Object.keys(m.facts).length]),
        [[2022, 200]],
      );
    }));

  it('csv: one fact a line', () =>
    inFolder({ 'a,b.md': clean }, (folder) => {
      const r = folder.run(['facts', '--format', 'csv', '.']);
      const lines = r.out.split('\r\n');
      assert.equal(lines[0], 'path,report,form,year,agency,fact,value,text,line,column');
      assert.equal(lines.length, 202);
      assert.match(
        lines[1]!,
        /^"a,b\.md",1,disclosure-2021,2023,青禾县人民政府,disclosure\.rules\.issued,0,0,\d+,\d+$/,
      );
    }));

  it('csv: a BOM in front where it is asked for', () =>
    inFolder({ 'a.md': clean }, (folder) => {
      const plain = folder.run(['facts', '--format', 'csv', '.']).out;
      assert.equal(folder.run(['facts', '--format', 'csv', '--bom', '.']).out, `\ufeff${plain}`);
      const r = folder.run(['facts', '--bom', '.']);
      assert.equal(r.status, 2);
      assert.match(r.err, /--bom goes with --format csv/);
    }));

  it('pretty: the tables of the form', () =>
    inFolder(
      {
        'a.md': printed(setFigures(cleanReport(), { 'review.upheld': null, 'review.corrected': '/' })),
        'notes.md': notes,
      },
      (folder) => {
        golden('facts-zh.txt', folder.run(['facts', 'a.md', 'notes.md', '--lang', 'zh']).out);
      },
    ));

  it('ends with 2 where a file cannot be read, the others are still given', () =>
    inFolder({ 'a.md': clean, 'b.md': Buffer.from([0, 1, 2, 0]) }, (folder) => {
      const r = folder.run(['facts', '--format', 'json', 'a.md', 'b.md', 'c.md']);
      assert.equal(r.status, 2);
      assert.deepEqual(
        facts(r).files.map((f) => f.path),
        ['a.md'],
      );
      assert.match(r.err, /c\.md: there is no such file[^]*b\.md: not a text file/);
    }));

  it('reads standard input', () => {
    inFolder({}, (folder) => {
      const [f] = facts(
        folder.run(['facts', '-', '--format', 'json', '--stdin-filename', 'x.md'], { input: clean }),
      ).files;
      assert.deepEqual(
        [f!.path, f!.facts['applications.new.total']!.value],
        ['x.md', cleanReport().figures['applications.new.total']],
      );
    });
  });
});
