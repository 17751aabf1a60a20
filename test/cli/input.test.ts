import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { toGbk } from './gbk';
import { broken, CLI, clean, cleanReport, environment, inFolder, notes, parsed, printed, warned } from './run';

/** 國務院辦公廳關於縣級單位情況報告政府資訊公開 */
const BIG5 = 'b0eab0c8b07cbfeca4bdc655c3f6a9f3bfa4afc5b3e6a6ecb1a1aa70b3f8a769ac46a9b2b8eab054a4bdb67d';

function utf32(text: string, little: boolean): Buffer {
  const codes = Uint32Array.from([...`\ufeff${text}`], (c) => c.codePointAt(0)!);
  const bytes = Buffer.from(codes.buffer);
  return little ? bytes : bytes.swap32();
}

describe('bad input', function () {
  this.timeout(120_000);
  interface Case {
    readonly title: string;
    readonly content: string | Uint8Array;
    readonly status: number;
    readonly out?: RegExp;
    readonly err?: RegExp;
    readonly rules?: readonly string[];
  }
  const half = clean.slice(0, clean.indexOf('（四）无法提供'));
  const conflict = warned.replace(
    /^.*规范性文件.*$/m,
    (line) => `<<<<<<< ours\n${line}\n=======\n${line.replace('规范性文件', '行政规范性文件')}\n>>>>>>> theirs`,
  );
  const cases: readonly Case[] = [
    { title: 'an empty file', content: '', status: 0, out: /a\.md: no report/ },
    { title: 'a byte order mark alone', content: '\ufeff', status: 0, out: /no report/ },
    {
      title: 'a binary file',
      content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
      status: 2,
      err: /a\.md: not a text file \(it holds NUL bytes\), not read; if it is UTF-16 or UTF-32 text, save it as UTF-8/,
    },
    { title: 'UTF-16 without a mark', content: Buffer.from(clean, 'utf16le'), status: 2, err: /not a text file/ },
    { title: 'UTF-16 with a mark', content: Buffer.from(`\ufeff${warned}`, 'utf16le'), status: 0, rules: ['row-name'] },
    {
      title: 'UTF-32 LE',
      content: utf32(warned, true),
      status: 2,
      err: /a\.md: text in UTF-32, not read; save it as UTF-8/,
    },
    { title: 'UTF-32 BE', content: utf32(warned, false), status: 2, err: /a\.md: text in UTF-32, not read/ },
    {
      title: 'Big5',
      content: Buffer.from(BIG5.repeat(9), 'hex'),
      status: 2,
      err: /a\.md: this looks like text in Big5 .*, not read; open it as Big5 in an editor and save it as UTF-8/,
    },
    {
      title: 'traditional characters in GBK',
      content: toGbk('國務院辦公廳關於縣級單位情況報告'.repeat(9)),
      status: 0,
      err: /read as GBK/,
    },
    {
      title: 'GBK',
      content: toGbk(warned),
      status: 0,
      err: /a\.md: not UTF-8, read as GBK \(GB18030\); better save it as UTF-8/,
      rules: ['row-name'],
    },
    {
      title: 'UTF-8 with a damaged byte',
      content: Buffer.concat([Buffer.from(warned), Buffer.from([0xe6, 0x0a])]),
      status: 0,
      err: /some bytes are neither UTF-8 nor GBK/,
      rules: ['conversion-residue', 'row-name'],
    },
    {
      title: 'bytes that are nothing',
      content: Buffer.from(Array.from({ length: 400 }, (_, i) => (i % 3 === 0 ? 0xff : 0x80 + ((i * 37) % 0x7f)))),
      status: 0,
      err: /some bytes are neither/,
    },
    { title: 'CRLF', content: warned.replaceAll('\n', '\r\n'), status: 0, rules: ['row-name'] },
    { title: 'lone CR', content: warned.replaceAll('\n', '\r'), status: 0, rules: ['row-name'] },
    { title: 'a NUL far inside', content: `${'正文。\n'.repeat(2000)}${warned}\u0000`, status: 0 },
    { title: 'a line of 5 MB', content: `${clean}\n${'政府信息公开'.repeat(290_000)}\n`, status: 0 },
    { title: 'a line of 5 MB and no report', content: '政府信息公开'.repeat(290_000), status: 0, out: /no report/ },
    { title: 'a table row of 1 MB', content: `${warned}\n|${' 0 |'.repeat(250_000)}\n`, status: 0 },
    { title: 'half a report', content: half, status: 1, rules: ['section-missing'] },
    {
      title: 'two reports',
      content: `${warned}\n${warned.replaceAll('2023', '2022').replaceAll('2024', '2023')}`,
      status: 1,
      out: /3 reports/,
      rules: ['row-name'],
    },
    { title: 'merge conflict markers', content: conflict, status: 1, out: /error conversion-residue/ },
    { title: 'escape sequences', content: `${clean}\n\u001b[2J\u001b]0;x\u0007`, status: 0, out: /␛\[2J/ },
    { title: 'only bars', content: `${clean}\n${'|'.repeat(20_000)}\n`, status: 0 },
    { title: 'open tags', content: `<html>${'<table><tr><td>'.repeat(3000)}政府信息公开`, status: 0 },
  ];
  for (const c of cases) {
    it(c.title, () =>
      inFolder({ 'a.md': c.content, 'z.md': warned }, (folder) => {
        const r = folder.run(['check', 'a.md', 'z.md', '--no-color']);
        assert.equal(r.status, c.status, r.err + r.out.slice(0, 4000));
        assert.match(r.out, /z\.md:\d+:\d+ warning row-name/, 'the other file is reported');
        if (c.out) assert.match(r.out, c.out);
        if (c.err) assert.match(r.err, c.err);
        else assert.equal(r.err, '');
        assert.ok(!r.out.includes('\u001b'));
        for (const line of r.out.split('\n'))
          if (/^ +\d* [|]/.test(line)) assert.ok(line.length < 120, 'a long line is cut');
        if (c.rules) {
          const {
            files: [a],
          } = parsed(folder.run(['check', 'a.md', '--format', 'json']));
          assert.deepEqual(
            [...new Set(a!.findings.map((f) => f.rule))].filter((x) => c.rules!.includes(x)).sort(),
            [...c.rules].sort(),
          );
        }
        const facts = folder.run(['facts', 'a.md', '--format', 'json']);
        assert.equal(facts.status, c.status === 2 ? 2 : 0);
        JSON.parse(facts.out);
      }),
    );
  }

  it('a folder that may not be read, a link that leads nowhere, a link in a circle', () =>
    inFolder({ 'd/a.md': warned, 'd/e/b.md': warned }, (folder) => {
      symlinkSync('nowhere.md', join(folder.path, 'd/dead.md'));
      symlinkSync('..', join(folder.path, 'd/round'));
      mkdirSync(join(folder.path, 'd/folder.md'));
      chmodSync(join(folder.path, 'd/e'), 0);
      const r = folder.run(['check', 'd']);
      chmodSync(join(folder.path, 'd/e'), 0o755);
      assert.match(r.out, /d\/a\.md:/);
      // A superuser reads everything.
      if (process.getuid?.() !== 0) {
        assert.equal(r.status, 2);
        assert.match(r.err, /d\/e: not permitted/);
      }
    }));

  it('in Chinese, every word of it', () =>
    inFolder({ 'a.md': Buffer.from([0]), 'b.md': toGbk(warned), 'notes.md': notes, 'd/': '' }, (folder) => {
      const r = folder.run(['check', 'a.md', 'b.md', 'c.md', 'd', 'e*', 'notes.md', '--lang', 'zh']);
      assert.equal(r.status, 2);
      for (const part of [
        'c.md: 没有这个文件',
        'd: 文件夹里没有可检查的文件',
        'e*: 通配式没有匹配任何文件',
        'a.md: 不是文本文件',
        'b.md: 不是 UTF-8，已按 GBK',
      ])
        assert.ok(r.err.includes(part), `${part}\n${r.err}`);
      assert.match(r.out, /notes\.md: 不是年报：没有找到/);
    }));

  it('ends in silence when nobody reads on, with the status it deserves', async () => {
    await new Promise<void>((resolve, reject) =>
      inFolder({}, () => {
        const child = spawn(process.execPath, [CLI, 'check', '-', '--lang', 'en'], {
          stdio: ['pipe', 'pipe', 'pipe'],
          env: environment(),
        });
        let err = '';
        child.stderr.on('data', (d: Buffer) => {
          err += d.toString();
        });
        child.stdin.on('error', () => undefined);
        child.stdout.destroy();
        child.stdin.end(printed(cleanReport()) + broken);
        child.on('close', (status) => {
          try {
            assert.deepEqual([status, err], [1, '']);
            resolve();
          } catch (e) {
            reject(e as Error);
          }
        });
      }),
    );
  });
});
