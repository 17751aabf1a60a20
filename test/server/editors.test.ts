// Other editors, with the configurations that docs/editors.md gives: each real editor tells what the server found.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { printed } from '../cli/run';
import { cleanReport, setFigure } from '../support/report';

interface Editor {
  readonly name: string;
  /** The language of its block in docs/editors.md. */
  readonly language: string;
  readonly probe: readonly string[];
  /** How it is run in a folder that holds `config`, `drive` and `report.txt`. */
  readonly command: readonly string[];
  /** Waits for findings and prints the line of each, from 1, with its text. */
  readonly drive: string;
}

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    language: 'lua',
    probe: ['nvim', '--version'],
    command: ['nvim', '--headless', '--clean', '-u', 'config.lua', 'report.txt', '-S', 'drive.lua'],
    drive: `vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, d in ipairs(vim.diagnostic.get(0)) do print(d.lnum + 1 .. ': ' .. d.message) end
vim.cmd('qa!')`,
  },
  {
    name: 'Emacs',
    language: 'elisp',
    probe: ['emacs', '--batch', '-f', 'package-initialize', '--eval', "(require 'eglot)"],
    command: ['emacs', '--batch', '-f', 'package-initialize', '-l', 'config.elisp', '-l', 'drive.elisp'],
    drive: `(find-file "report.txt")
(run-hooks 'post-command-hook)
(let ((until (+ (float-time) 30)))
  (while (and (< (float-time) until) (null (flymake-diagnostics)))
    (accept-process-output nil 0.1)
    (when (fboundp 'flymake-start) (flymake-start))))
(dolist (d (flymake-diagnostics))
  (princ (format "%s: %s\\n" (line-number-at-pos (flymake-diagnostic-beg d)) (flymake-diagnostic-text d))))`,
  },
];

const FIGURE = 'applications.results.granted.total';

describe('other editors, configured as docs/editors.md says', function () {
  this.timeout(120_000);
  for (const { name, language, probe, command, drive } of editors)
    it(`${name} shows the wrong total, and it alone`, function () {
      const [program, ...probing] = probe;
      if (spawnSync(program!, probing).status !== 0) {
        console.log(`      ${name} is not installed`);
        this.skip();
      }
      const text = printed(setFigure(cleanReport(), FIGURE, 9999));
      const wrong = text.split('\n').findIndex((line) => line.includes('9999')) + 1;
      const folder = mkdtempSync(join(tmpdir(), 'gouji-editor-'));
      try {
        const config = new RegExp('```' + language + '\\n([^]*?)```').exec(readFileSync('docs/editors.md', 'utf8'));
        assert.ok(config);
        writeFileSync(join(folder, `config.${language}`), config[1]!);
        writeFileSync(join(folder, `drive.${language}`), drive);
        writeFileSync(join(folder, 'report.txt'), text);
        const gouji = join(folder, 'gouji');
        writeFileSync(gouji, `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`);
        chmodSync(gouji, 0o755);
        const path = `${folder}${delimiter}${process.env['PATH']}`;
        const env = { ...process.env, PATH: path, HOME: folder, LANG: 'en_US.UTF-8', LC_ALL: 'C.UTF-8' };
        const r = spawnSync(command[0]!, command.slice(1), { cwd: folder, env, timeout: 60_000 });
        const said = `${r.stdout}${r.stderr}`;
        const lines = [...said.matchAll(/(\d+): .*9999/g)].map((m) => Number(m[1]));
        assert.deepEqual(lines, [wrong], said);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
});
