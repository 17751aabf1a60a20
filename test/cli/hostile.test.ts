import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { factsCsv } from '../../server/src/cli/formats/facts-csv';
import { printable, printableJson, printablePath } from '../../server/src/text/width';
import { ChangedMeanwhile, replaceFile } from '../../server/src/workspace/replace-file';
import { broken, CLI, clean, environment, inFolder, parsed, warned } from './run';

const posix = process.platform !== 'win32';
const ESCAPE = '\u001b]0;owned\u0007';
/** What must not come out of the program but as itself in a file's own bytes. */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('what is printed is printable', () => {
  it('signs for what steers, escapes in JSON, and nothing else is touched', () => {
    assert.equal(printable('a\u202eb\u200ec\u2028d\ud800e\u{e0041}f\n\t'), 'a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf␊\t');
    assert.equal(printable('“勾稽”𠀀 e\u0301 ①'), '“勾稽”𠀀 e\u0301 ①');
    assert.equal(printablePath('::error file=a::b.md'), './::error file=a::b.md');
    const value = { text: `${ESCAPE}\u009b31m\u202e\u{e0041}`, plain: '勾稽' };
    assert.ok(!STEERING.test(printableJson(value)));
    assert.deepEqual(JSON.parse(printableJson(value)), value);
  });

  if (posix)
    it('names of files, in every format and on standard error', () =>
      inFolder({ [`a${ESCAPE}.md`]: broken, 'b\n::error file=ok.md::forged.md': broken }, (folder) => {
        writeFileSync(join(folder.path, `c\u001b[2J.md`), Buffer.from([0, 1, 2]));
        for (const command of ['check', 'facts'])
          for (const more of [[], ['--format', 'json'], ['-q'], ['--diff']]) {
            if (command === 'facts' && more.some((m) => m === '-q' || m === '--diff')) continue;
            const { out, err } = folder.run([command, '.', ...more]);
            assert.ok(!STEERING.test(out), `${command} ${more.join(' ')}`);
            assert.ok(!STEERING.test(err), `${command} ${more.join(' ')}`);
            assert.ok(!/^::/m.test(out) && !/^::/m.test(err), `${command} ${more.join(' ')}`);
          }
        for (const args of [[`x${ESCAPE}`], ['check', '--form', ESCAPE], ['check', `--${ESCAPE}`], ['check', ESCAPE]])
          assert.ok(!STEERING.test(folder.run(args).err), JSON.stringify(args));
      }));

  it('the text of a report, but in the patch that a program takes', () =>
    inFolder({ 'a.md': broken.replace('规范性文件', `规范性${ESCAPE}\u202e文件`) }, (folder) => {
      for (const args of [['check'], ['check', '--format', 'json'], ['facts'], ['facts', '--format', 'json']])
        assert.ok(!STEERING.test(folder.run([...args, 'a.md']).out), args.join(' '));
      const { out } = folder.run(['check', 'a.md', '--diff']);
      assert.ok(out === '' || out.includes(ESCAPE) || !STEERING.test(out));
    }));

  it('the name of a configuration that is faulty', () =>
    inFolder({ 'a.md': clean }, (folder) => {
      folder.write('x\u202e.json', '{"rules":5}');
      const { status, err } = folder.run(['check', 'a.md', '--config', 'x\u202e.json']);
      assert.equal(status, 2);
      assert.ok(!STEERING.test(err));
    }));

  it('cells of CSV that a spreadsheet would run are texts', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const cell = (path: string, text: string, value: number | null = null) =>
      factsCsv
        .file(
          {
            path,
            encoding: 'utf-8',
            reports: [{ form: 'f', year: 2023, agency: null, facts: { x: { value, text, range } } }],
          },
          (zh) => zh,
        )
        .trim();
    for (const text of ['=1+1', '+cmd', '-cmd', '@x', '\t=1', ' =1', '＝1', '\u200b=1'])
      assert.ok(
        /,["']{1,2}|'/.test(cell('a.md', text)) && cell('a.md', text).includes(`'${text}`),
        JSON.stringify(text),
      );
    assert.ok(cell('=a.md', '1', 1).startsWith("'=a.md,"));
    for (const [text, value] of [
      ['-3', -3],
      ['+5', 5],
      ['12.5%', null],
      ['无', null],
    ] as const)
      assert.ok(cell('a.md', text, value).includes(`,${text},`), text);
  });
});

describe('writing', () => {
  const left = (folder: string) => readdirSync(folder).filter((name) => name.includes('gouji-'));

  if (posix) {
    it('keeps mode and other names of a file', () =>
      inFolder({ 'a.md': warned }, (folder) => {
        const [a, b] = [join(folder.path, 'a.md'), join(folder.path, 'b.txt.kept')];
        for (const mode of [0o600, 0o640, 0o604]) {
          folder.write('a.md', warned);
          chmodSync(a, mode);
          assert.equal(folder.run(['check', 'a.md', '--fix']).status, 0);
          assert.equal(statSync(a).mode & 0o7777, mode);
          assert.notEqual(folder.text('a.md'), warned);
        }
        folder.write('a.md', warned);
        linkSync(a, b);
        folder.run(['check', 'a.md', '--fix']);
        assert.equal(statSync(a).ino, statSync(b).ino);
        assert.equal(readFileSync(b, 'utf8'), folder.text('a.md'));
        assert.notEqual(folder.text('a.md'), warned);
        assert.deepEqual(left(folder.path), []);
      }));

    it('follows a link, and takes a name as long as there can be', () =>
      inFolder({ [`${'名'.repeat(84)}.md`]: warned }, (folder) => {
        symlinkSync(`${'名'.repeat(84)}.md`, join(folder.path, 'link.md'));
        assert.equal(folder.run(['check', 'link.md', '--fix']).status, 0);
        assert.notEqual(folder.text(`${'名'.repeat(84)}.md`), warned);
        assert.ok(existsSync(join(folder.path, 'link.md')));
        assert.deepEqual(left(folder.path), []);
      }));

    it('a signal leaves every file whole and nothing beside it', async () => {
      const { mkdtempSync, rmSync } = await import('node:fs');
      const { tmpdir } = await import('node:os');
      const dir = mkdtempSync(join(tmpdir(), 'gouji-signal-'));
      try {
        for (let i = 0; i < 40; i++) writeFileSync(join(dir, `r${String(i).padStart(2, '0')}.md`), warned);
        const child = spawn(process.execPath, [CLI, 'check', dir, '--fix', '-q'], { env: environment() });
        await new Promise((resolve) => {
          const timer = setInterval(() => {
            if (readFileSync(join(dir, 'r02.md'), 'utf8') === warned && child.exitCode === null) return;
            clearInterval(timer);
            child.kill('SIGTERM');
            resolve(undefined);
          }, 5);
        });
        await new Promise((resolve) => {
          child.on('close', resolve);
          if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
        });
        const texts = new Set(readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8')));
        texts.delete(warned);
        assert.equal(texts.size, 1);
        assert.deepEqual(left(dir), []);
      } finally {
        rmSync(dir, { recursive: true, force: true });
      }
    });

    it('output that cannot be written is one clear line and status 2', () => {
      if (!existsSync('/dev/full')) return;
      inFolder({ 'a.md': broken }, (folder) => {
        const full = openSync('/dev/full', 'w');
        try {
          for (const args of [['check', 'a.md'], ['facts', 'a.md'], ['explain'], ['--help']]) {
            const r = spawnSync(process.execPath, [CLI, ...args], {
              cwd: folder.path,
              stdio: ['ignore', full, 'pipe'],
              env: environment(),
            });
            assert.equal(r.status, 2);
            assert.equal(r.stderr.toString(), 'gouji: the output cannot be written: the disk is full\n');
          }
        } finally {
          closeSync(full);
        }
      });
    });

    for (const [name, text, args, status] of [
      ['with errors', broken, ['check', '.'], 1],
      ['without', clean, ['check', '.'], 0],
      ['with fixes promised', warned, ['check', '.', '--fix'], 0],
      ['of facts', clean, ['facts', '.'], 0],
    ] as const)
      it(`a closed pipe ends the run with the status it deserves, ${name}`, () =>
        inFolder({ 'a.md': text, 'b.md': text, 'c.md': text }, (folder) => {
          const line = `"${process.execPath}" "${CLI}" ${args.join(' ')}; echo $? >&2`;
          const r = spawnSync('sh', ['-c', `(${line}) | true`], { cwd: folder.path, env: environment() });
          assert.equal(r.stderr.toString().trim(), String(status));
          if (name === 'with fixes promised')
            for (const file of ['a.md', 'b.md', 'c.md']) assert.notEqual(folder.text(file), text);
        }));

    it('what could not be written has not been mended, and its findings stand', () =>
      inFolder({ 'a.md': warned }, (folder) => {
        // Nothing can be written to it, whoever runs this.
        symlinkSync('/proc/version', join(folder.path, 'p.md'));
        const before = parsed(folder.run(['check', 'a.md', '--format', 'json']));
        const run = spawnSync(
          process.execPath,
          ['-r', join(folder.path, 'no-write.cjs'), CLI, 'check', 'a.md', '--fix', '--format', 'json'],
          (folder.write(
            'no-write.cjs',
            "const fs = require('fs'); fs.renameSync = () => { throw Object.assign(new Error('x'), { " +
              "code: 'ENOSPC' }); };",
          ),
          { cwd: folder.path, env: environment() }),
        );
        assert.equal(run.status, 2);
        assert.equal(run.stderr.toString(), 'gouji: a.md: cannot be written: the disk is full\n');
        assert.deepEqual(JSON.parse(run.stdout.toString()), before);
        assert.equal(folder.text('a.md'), warned);
        assert.deepEqual(left(folder.path), []);
      }));
  }

  it('what somebody has written meanwhile is left as it is', () =>
    inFolder({ 'a.md': 'theirs' }, (folder) => {
      const file = join(folder.path, 'a.md');
      assert.throws(() => replaceFile(file, Buffer.from('read'), Buffer.from('fixed')), ChangedMeanwhile);
      assert.equal(folder.text('a.md'), 'theirs');
      replaceFile(file, Buffer.from('theirs'), Buffer.from('fixed'));
      assert.equal(folder.text('a.md'), 'fixed');
      assert.deepEqual(left(folder.path), []);
    }));

  it('UTF-16 with half a character at its end is left as it is', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(warned, 'utf16le'), Buffer.from([0x41])]);
    inFolder({ 'a.md': bytes }, (folder) => {
      assert.equal(folder.run(['check', 'a.md', '--fix']).status, 2);
      assert.ok(folder.bytes('a.md').equals(bytes));
    });
  });
});
