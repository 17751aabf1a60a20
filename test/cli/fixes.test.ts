import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { FigureChanged, applyFixes } from '../../server/src/cli/fixes/apply-fixes';
import { changedFigure } from '../../server/src/document/proof';
import { builtinForms } from '../../server/src/forms/builtin';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { removeSection, renameSection, renumberSection, setFigures } from '../support/report';
import { toGbk } from './gbk';
import { broken, clean, cleanReport, inFolder, misnamed, parsed, printed, warned } from './run';

/** Several defects at once, of which safe fixes mend all but the figures. */
const manifold = setFigures(
  renameSection(renumberSection(misnamed(cleanReport()), 'other', '七'), 'problems', '存在的问题及改进情况'),
  { 'disclosure.licensing.decisions': '２０３５６', 'applications.new.total': 999 },
);
/** With a byte at its end that no encoding has. */
const damaged = (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([0xff])]);
const gbk = Buffer.from([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa]);

describe('gouji check --fix', function () {
  this.timeout(60_000);
  const endings: readonly { readonly title: string; readonly make: (text: string) => Buffer }[] = [
    { title: 'plain', make: (t) => Buffer.from(t) },
    { title: 'CRLF', make: (t) => Buffer.from(t.replaceAll('\n', '\r\n')) },
    { title: 'lone CR', make: (t) => Buffer.from(t.replaceAll('\n', '\r')) },
    { title: 'a byte order mark', make: (t) => Buffer.from(`\ufeff${t}`) },
    { title: 'no final newline', make: (t) => Buffer.from(t.trimEnd()) },
    { title: 'UTF-16 LE', make: (t) => Buffer.from(`\ufeff${t}`, 'utf16le') },
    { title: 'UTF-16 BE', make: (t) => Buffer.from(`\ufeff${t}`, 'utf16le').swap16() },
  ];
  for (const { title, make } of endings) {
    it(`changes nothing else in a file: ${title}`, () =>
      inFolder({ 'a.md': make(warned) }, (folder) => {
        const r = folder.run(['check', 'a.md', '--fix', '--fail-on', 'hint']);
        assert.deepEqual([r.status, r.err], [0, '']);
        assert.match(r.out, /nothing found; 1 fixed/);
        assert.ok(folder.bytes('a.md').equals(make(clean)));
      }));
  }

  it('applies every safe fix, looks again, and changes no figure', () =>
    inFolder({ 'a.md': printed(manifold) }, (folder) => {
      const before = parsed(folder.run(['check', '--format', 'json', 'a.md'])).files[0]!;
      const factsBefore = folder.run(['facts', '--format', 'json', 'a.md']).out;
      const after = parsed(folder.run(['check', '--format', 'json', 'a.md', '--fix']));
      assert.deepEqual([...new Set(before.findings.map((f) => f.rule))].sort(), [
        'cell-format',
        'row-name',
        'row-total',
        'section-number',
        'section-title',
      ]);
      assert.deepEqual(
        after.files[0]!.findings.map((f) => f.rule),
        ['row-total'],
      );
      const value = (json: string) =>
        Object.fromEntries(
          Object.entries(
            (JSON.parse(json) as { files: { facts: Record<string, { value: number }> }[] }).files[0]!.facts,
          ).map(([k, v]) => [k, v.value]),
        );
      assert.deepEqual(value(folder.run(['facts', '--format', 'json', 'a.md']).out), value(factsBefore));
      assert.equal(folder.text('a.md'), printed(setFigures(cleanReport(), { 'applications.new.total': 999 })));
    }));

  it('leaves a clean file, a file that is no report and files without safe fixes alone', () =>
    inFolder(
      { 'a.md': clean, 'b.md': '# 规范性文件\n', 'c.md': printed(setFigures(cleanReport(), { 'review.total': 99 })) },
      (folder) => {
        const times = () => ['a.md', 'b.md', 'c.md'].map((f) => statSync(join(folder.path, f)).mtimeMs);
        const before = times();
        assert.equal(folder.run(['check', '--fix', '.']).status, 1);
        assert.deepEqual(times(), before);
        assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', 'b.md', 'c.md']);
      },
    ));

  it('keeps a file’s mode, and writes through a link', () =>
    inFolder({ 'real/a.md': warned }, (folder) => {
      chmodSync(join(folder.path, 'real/a.md'), 0o640);
      symlinkSync('real/a.md', join(folder.path, 'link.md'));
      assert.equal(folder.run(['check', 'link.md', '--fix']).status, 0);
      assert.ok(lstatSync(join(folder.path, 'link.md')).isSymbolicLink());
      assert.equal(folder.text('real/a.md'), clean);
      assert.equal(statSync(join(folder.path, 'real/a.md')).mode & 0o777, 0o640);
      assert.deepEqual(readdirSync(join(folder.path, 'real')), ['a.md']);
    }));

  it('a file in GBK stays one', () =>
    inFolder({ 'a.md': toGbk(warned) }, (folder) => {
      assert.ok(folder.bytes('a.md').includes(gbk));
      const r = folder.run(['check', '--fix', '.']);
      assert.equal(r.status, 0);
      assert.match(r.err, /a\.md: not UTF-8, read as GBK/);
      assert.ok(folder.bytes('a.md').equals(toGbk(clean)));
    }));

  it('refuses to write a file of which not all could be read, and says what to do', () =>
    inFolder({ 'a.md': damaged(warned), 'b.md': warned, 'c.md': damaged(clean) }, (folder) => {
      const before = folder.bytes('a.md');
      const r = folder.run(['check', '--fix', '.']);
      assert.equal(r.status, 2);
      assert.match(
        r.err,
        /a\.md: there is something to fix, but bytes of the file could not be read, and it was left as it is; save it/,
      );
      assert.doesNotMatch(r.err, /c\.md: there is something to fix/);
      assert.match(r.out, /a\.md:\d+:\d+ warning row-name/);
      assert.ok(folder.bytes('a.md').equals(before));
      assert.equal(folder.text('b.md'), clean);
    }));

  it('prints the fixed text of standard input, and the findings beside it', () =>
    inFolder({}, (folder) => {
      const r = folder.run(['check', '-', '--fix'], { input: `\ufeff${broken}` });
      assert.equal(r.status, 1);
      assert.equal(r.out, `\ufeff${broken.replace('\n规范性文件', '\n行政规范性文件')}`);
      assert.match(r.err, /<stdin>:\d+:\d+ error row-total/);
      assert.equal(folder.run(['check', '-', '--fix'], { input: clean }).out, clean);
    }));
});

describe('gouji check --fix --unsafe-fixes', function () {
  this.timeout(60_000);
  it('also takes the preferred suggestion of each finding', () =>
    inFolder({ 'a.md': printed(manifold), 'b.md': broken }, (folder) => {
      const r = folder.run(['check', '--fix', '--unsafe-fixes', '--fail-on', 'hint', '.']);
      assert.equal(r.status, 0, r.out);
      assert.equal(folder.text('a.md'), clean);
      assert.equal(folder.text('b.md'), clean);
    }));

  it('in each of several reports of a file', () => {
    const others = ['临溪县人民政府', '白沙坪镇人民政府'].map(
      (name) => (text: string) => text.replaceAll('青禾县人民政府', name),
    );
    inFolder({ 'a.md': [broken, ...others.map((o) => o(broken))].join('\n') }, (folder) => {
      const r = folder.run(['check', '--fix', '--unsafe-fixes', '--fail-on', 'hint', 'a.md']);
      assert.equal(r.status, 0, r.out);
      assert.equal(folder.text('a.md'), [clean, ...others.map((o) => o(clean))].join('\n'));
    });
  });

  it('leaves a sum alone that does not tell which of its figures is wrong, and mends the rest', () =>
    inFolder(
      {
        'a.md': printed(setFigures(manifold, { 'review.total': 99 })),
        'b.md': printed(setFigures(cleanReport(), { 'review.total': 99 })),
      },
      (folder) => {
        const open = printed(setFigures(cleanReport(), { 'review.total': 99 }));
        const [a, b] = parsed(folder.run(['check', '--fix', '--unsafe-fixes', '--format', 'json', '.'])).files;
        for (const file of [a!, b!]) {
          assert.deepEqual(
            file.findings.map((f) => f.rule),
            ['review-total'],
          );
          assert.ok(file.findings[0]!.fixes.length > 1);
        }
        assert.deepEqual([folder.text('a.md'), folder.text('b.md')], [open, open]);
      },
    ));

  it('leaves no more errors than there were', () =>
    inFolder({ 'a.md': printed(removeSection(manifold, 'disputes')) }, (folder) => {
      const before = parsed(folder.run(['check', '--format', 'json', '.'])).summary['errors']!;
      assert.ok(
        parsed(folder.run(['check', '--fix', '--unsafe-fixes', '--format', 'json', '.'])).summary['errors']! < before,
      );
    }));
});

describe('gouji check --diff', function () {
  this.timeout(60_000);
  for (const [title, args, expected] of [
    ['safe', [], clean],
    ['suggested too', ['--unsafe-fixes'], clean],
  ] as const) {
    it(`prints a patch that makes the ${title} fixes, and writes nothing`, () =>
      inFolder({ 'd/a.md': title === 'safe' ? warned : broken, 'd/b.md': clean }, (folder) => {
        const before = folder.text('d/a.md');
        const r = folder.run(['check', '--diff', ...args, 'd']);
        assert.equal(folder.text('d/a.md'), before);
        assert.match(r.out, /^--- a\/d\/a\.md\n\+\+\+ b\/d\/a\.md\n@@ /);
        assert.equal(r.status, title === 'safe' ? 0 : 1);
        const patch = spawnSync('git', ['apply', '-'], { cwd: folder.path, input: r.out });
        assert.equal(patch.status, 0, patch.stderr.toString());
        assert.equal(folder.text('d/a.md'), expected);
      }));
  }

  it('names a file given by an absolute path without its root', () =>
    inFolder({ 'a.md': warned }, (folder) => {
      const name = join(folder.path, 'a.md');
      assert.ok(folder.run(['check', '--diff', name]).out.startsWith(`--- a${name}\n+++ b${name}\n@@ `));
    }));

  it('ends a name with a space in it by a tab, as git does', () =>
    inFolder({ 'a b.md': warned }, (folder) => {
      const { out } = folder.run(['check', '--diff', 'a b.md']);
      assert.ok(out.startsWith('--- a/a b.md\t\n+++ b/a b.md\t\n@@ '));
      assert.equal(spawnSync('git', ['apply', '-'], { cwd: folder.path, input: out }).status, 0);
      assert.equal(folder.text('a b.md'), clean);
    }));

  it('keeps line ends and byte order mark', () =>
    inFolder({ 'a.md': `\ufeff${warned.replaceAll('\n', '\r\n')}` }, (folder) => {
      spawnSync('git', ['apply', '-'], { cwd: folder.path, input: folder.run(['check', '--diff', 'a.md']).out });
      assert.equal(folder.text('a.md'), `\ufeff${clean.replaceAll('\n', '\r\n')}`);
    }));

  it('prints nothing where there is nothing to fix', () =>
    inFolder({ 'a.md': clean }, (folder) => {
      assert.deepEqual(folder.run(['check', '--diff', 'a.md']), { status: 0, out: '', err: '' });
    }));

  it('works on standard input', () =>
    inFolder({}, (folder) => {
      assert.match(
        folder.run(['check', '-', '--diff', '--stdin-filename', 'x.md'], { input: warned }).out,
        /^--- a\/x\.md\n/,
      );
    }));
});

describe('the applier', () => {
  const options = { lang: 'en', forms: builtinForms(), form: 'auto', severities: {}, forced: false } as const;
  const check = (text: string) => new CheckedDocument(text, options);
  const figures = (text: string) => check(text).reports.map((r) => r.figures);

  it('notices a figure that has changed, and a report that is gone', () => {
    assert.equal(changedFigure(figures(clean), figures(warned)), undefined);
    const { report, fact } = changedFigure(figures(broken), figures(warned))!;
    assert.equal(check(broken).reports[report]!.form.facts[fact]!.id, 'applications.results.granted.total');
    assert.equal(changedFigure(figures(clean), figures(''))?.report, -1);
    assert.ok(new FigureChanged('x') instanceof Error);
  });

  it('leaves a text without findings as it is', () => {
    const document = check(clean);
    assert.equal(applyFixes(document, 'all', options, true).document, document);
  });

  for (const many of [1, 8, 64])
    it(`of ${many} fixes makes those that the file can carry, and tries few texts for it`, () => {
      const lines = Array.from({ length: many }, (_, i) => `见（附件)，第${i}处。`);
      const text = clean.replace('\n', `\n\n${lines.join('\n\n')}\n`);
      let tried = 0;
      const canWrite = (after: string) => {
        tried++;
        return !after.includes(`（附件），第${many - 1}处`);
      };
      const { document, applied } = applyFixes(check(text), 'safe', options, true, canWrite);
      const mended = document.text().match(/（附件），/g)?.length ?? 0;
      assert.deepEqual([applied, mended, tried <= 2 * Math.log2(many) + 5], [many - 1, many - 1, true]);
    });

  it('touches only the lines it mends', () => {
    const { document, applied } = applyFixes(check(printed(manifold)), 'safe', options, true);
    assert.equal(applied, 4);
    assert.equal(diffLines(printed(manifold), document.text()).filter((c) => c.added).length, 4);
  });
});
