import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { layoutNamed } from '../support/layouts/index';
import { LspClient } from '../support/lsp-client';
import { reportPdf } from '../support/pdf/report';
import { cleanReport, setFigure } from '../support/report';

const wrong = layoutNamed('pipes').print(setFigure(cleanReport(), 'applications.results.granted.total', 72)).text;
// A third of it reads PDF files.
const MOST = 1_400_000;

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly icon: string;
  readonly contributes: {
    readonly walkthroughs: {
      readonly steps: { readonly media: { readonly image: Readonly<Record<string, string>> } }[];
    }[];
  };
}

describe('what is given away', function () {
  this.timeout(180_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'gouji-package-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  it('npm run package gives a small .vsix whose server and pages are all there', async () => {
    execFileSync(process.execPath, ['scripts/package.mjs', '--to', dir]);
    const [name] = readdirSync(dir).filter((f) => f.endsWith('.vsix'));
    const file = join(dir, name!);
    assert.ok(statSync(file).size < MOST, `${statSync(file).size} bytes`);
    const installed = join(dir, 'installed');
    // Outside of the bundle of the tests: the script is the product's own.
    const module = pathToFileURL(join(process.cwd(), 'scripts/vsix.mjs')).href;
    const { unpackVsix } = (await import(module)) as { unpackVsix(file: string, folder: string): Promise<void> };
    await unpackVsix(file, installed);
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
    const shown = manifest.contributes.walkthroughs.flatMap((w) =>
      w.steps.flatMap((s) => Object.values(s.media.image)),
    );
    // A picture for each language and theme.
    const pictures = ['package.nls.json', 'package.nls.zh-cn.json'].flatMap((language) => {
      const texts = JSON.parse(readFileSync(join(installed, language), 'utf8')) as Record<string, string>;
      return shown.map((key) => texts[key.slice(1, -1)] ?? key);
    });
    assert.equal(new Set(pictures).size, 16);
    const needed = [
      'README.md',
      'dist/pdf.js',
      'dist/server.js',
      'dist/server-core.js',
      'dist/server.browser.js',
      'dist/documents.js',
      'dist/pdf-encodings.js',
      'LICENSE.txt',
      'dist/panel.js',
      'dist/panel.css',
      'samples/draft-yunxi-county-2023.txt',
      'l10n/bundle.l10n.zh-cn.json',
    ];
    for (const path of [manifest.main, manifest.icon, ...pictures, ...needed])
      assert.ok(existsSync(join(installed, path)), path);
    const all = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      all.filter((f) => /\.(?:map|ts|test\.js)$|node_modules/.test(f)),
      [],
    );
    const client = new LspClient({ settings: {}, server: join(installed, 'dist/server.js') });
    try {
      await client.start();
      client.open('file:///tmp/a.md', wrong);
      const { diagnostics } = await client.published('file:///tmp/a.md', 1);
      assert.deepEqual(
        diagnostics.map((d) => d.code),
        ['row-total'],
      );
      await client.stop();
    } finally {
      client.kill();
    }
  });

  it('npm pack gives a package that installs by itself into an empty folder and checks a report', () => {
    const npm = (args: string[], cwd: string) =>
      execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
    // What `npm pack` would build first is what the tests have built.
    npm(['pack', '--ignore-scripts', '--pack-destination', dir], process.cwd());
    const [packed] = readdirSync(dir).filter((f) => f.endsWith('.tgz'));
    const home = mkdtempSync(join(dir, 'home-'));
    writeFileSync(join(home, 'package.json'), '{ "private": true }');
    npm(['install', '--offline', '--no-audit', '--no-fund', join(dir, packed!)], home);
    assert.deepEqual(
      readdirSync(join(home, 'node_modules')).filter((f) => !f.startsWith('.')),
      ['gouji'],
    );
    writeFileSync(join(home, 'a.md'), wrong);
    writeFileSync(join(home, 'a.pdf'), reportPdf(cleanReport()));
    const run = (...args: string[]) => {
      try {
        return { status: 0, out: npm(['exec', '--offline', '--', 'gouji', ...args], home) };
      } catch (error) {
        const { status, stdout } = error as { status: number; stdout: string };
        return { status, out: stdout };
      }
    };
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    assert.equal(run('--version').out, `gouji ${version}\n`);
    const checked = run('check', 'a.md', '--lang', 'en', '--no-color');
    assert.equal(checked.status, 1);
    assert.match(checked.out, /row-total/);
    assert.match(run('explain', 'row-total').out, /row-total/);
    assert.equal(run('new', '--agency', '甲局', '--year', '2024', '-o', 'b.md').status, 0);
    const pdf = spawnSync(process.execPath, ['node_modules/gouji/dist/cli.js', 'check', 'a.pdf'], { cwd: home });
    assert.equal(pdf.status, 0);
    assert.doesNotMatch(String(pdf.stderr), /warning|canvas/i);
    const folder = run('check', '.', '--format', 'json');
    assert.match(folder.out, /b\.md/);
  });
});
