import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { cleanReport, removeTable, renameRow, setFigure } from '../support/report';
import { contentOf } from '../support/word/content';
import { rawPackage, RawWriter, rawWord, type RawOptions } from '../support/word/raw';
import { gouji, parsed } from './run';

const everything: RawOptions = { numbered: true, cut: true, wrapped: true, hairlines: true };
const clean = cleanReport();
const total = clean.form.facts.find((f) => /granted\.total$/.test(f.id))!.id;

describe('Word files on the command line', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gouji-word-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const run = (...args: string[]) => gouji(args, { cwd: folder });

  it('a folder of them is checked, facts and text are printed', () => {
    put('a.docx', rawWord(contentOf(clean), everything));
    put('~$a.docx', Uint8Array.from([0]));
    const checked = run('check', '--format', 'json', '.');
    assert.equal(checked.status, 0, checked.err);
    assert.deepEqual(
      parsed(checked).files.map((f) => [f.path, f.findings.length]),
      [['a.docx', 0]],
    );
    const facts = JSON.parse(run('facts', '--format', 'json', 'a.docx').out).files[0].facts;
    assert.equal(Object.keys(facts).length, clean.form.facts.length);
    assert.equal(facts[total].location.kind, 'cell');
    assert.match(run('text', 'a.docx').out, /^一、/m);
  });

  it('a finding says in which cell it stands; its fix restores the figure', () => {
    const wrong = setFigure(clean, total, Number(clean.figures[total]) + 3);
    put('a.docx', rawWord(contentOf(wrong), everything));
    const before = parsed(run('check', '--format', 'json', 'a.docx')).files[0]!;
    const finding = before.findings.find((f) => f.facts[0] === total)! as unknown as { location: object };
    assert.match(JSON.stringify(finding.location), /^\{"kind":"cell","table":2,"row":\d+,"column":\d+\}$/);
    assert.match(run('check', 'a.docx').out, /table 2, row \d+, cell \d+: /);
    const fixed = run('check', '--fix', '--unsafe-fixes', 'a.docx');
    assert.equal(fixed.status, 0, fixed.out + fixed.err);
    const facts = JSON.parse(run('facts', '--format', 'json', 'a.docx').out).files[0].facts;
    assert.equal(facts[total].value, clean.figures[total]);
  });

  it('a fix changes the words it is about, and twice is as good as once', () => {
    const label = '行政规范文件';
    const spec = renameRow(clean, rowKey(), label);
    const file = put('a.docx', rawWord(contentOf(spec), { numbered: true }));
    chmodSync(file, 0o640);
    const old = unzipSync(readFileSync(file));
    const patch = run('check', '--diff', 'a.docx');
    assert.match(patch.out, /^\+\| 行政规范性文件/m);
    assert.deepEqual(unzipSync(readFileSync(file)), old);
    run('check', '--fix', 'a.docx');
    const bytes = readFileSync(file);
    const now = unzipSync(bytes);
    assert.equal(statSync(file).mode & 0o777, 0o640);
    for (const name of Object.keys(old)) if (name !== 'word/document.xml') assert.deepEqual(now[name], old[name]);
    const text = (files: typeof now) => Buffer.from(files['word/document.xml']!).toString();
    assert.equal(text(now), text(old).replace(label, '行政规范性文件'));
    run('check', '--fix', 'a.docx');
    assert.deepEqual(readFileSync(file), bytes);
  });

  it('a file that is open elsewhere is not written', () => {
    const file = put('report.docx', rawWord(contentOf(renameRow(clean, rowKey(), '行政规范文件'))));
    put('~$port.docx', Uint8Array.from([0]));
    const bytes = readFileSync(file);
    const fixed = run('check', '--fix', 'report.docx');
    assert.equal(fixed.status, 2);
    assert.match(fixed.err, /open in Word/);
    assert.deepEqual(readFileSync(file), bytes);
  });

  it('a table that is a picture is said to be one', () => {
    const key = clean.sections.find((s) => s.table)!.key;
    const content = contentOf(removeTable(clean, key));
    const picture =
      '<w:p><w:r><w:drawing>' +
      '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing>' +
      '</w:r></w:p>';
    put('a.docx', rawPackage(new RawWriter({}).body(content) + picture));
    assert.match(run('check', 'a.docx').err, /1 picture\(s\): a table that is a picture cannot be checked/);
  });
});

/** The row that the form calls 行政规范性文件. */
function rowKey(): string {
  const table = clean.sections.find((s) => s.table)!.table!;
  return table.parts.flatMap((p) => p.rows).find((r) => r.label === '行政规范性文件')!.key;
}
