// Makes the pictures of the documentation and, smaller, of the walkthrough: each view light and dark, in Chinese and
// English.
//
//   node scripts/vscode/pictures.mjs [--only NAME] [--locale zh-CN] [--to docs|walkthrough]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { atExit, remove, root } from './common.mjs';
import { withPalette } from './palette-png.mjs';
import { openStudio } from './studio.mjs';

const string = { type: 'string' };
const { values } = parseArgs({ options: { only: string, locale: string, to: string } });
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gouji-pictures-')));
atExit(() => remove(folder));
cpSync(join(root, 'test/editor/workspace'), folder, { recursive: true });

/** What is shown, by the name of its picture. */
const views = {
  open: { file: 'clean.md', show: (s) => at(s, 'clean.md', '| 规章 |') },
  findings: {
    file: 'broken.md',
    show: async (s) => {
      await at(s, 'broken.md', '| 61 |');
      await s.command('Show or Focus Hover');
      await s.page.locator('.monaco-hover:visible').first().waitFor();
    },
  },
  outline: { file: 'incomplete.md', show: () => undefined },
  fix: {
    file: 'broken.md',
    show: async (s) => {
      await at(s, 'broken.md', '| 规范性文件 |');
      await s.lightBulb();
    },
  },
  panel: {
    file: 'broken.md',
    show: async (s) => {
      await at(s, 'broken.md', '| 61 |');
      await s.page.locator('.editor-actions .codicon-table').first().click();
      await s.idle(1200);
    },
  },
};

const word = 'draft-education-bureau-2023.docx';
cpSync(join(root, 'samples/word', word), join(folder, word));
const sample = 'draft-yunxi-county-2023.txt';
cpSync(join(root, 'samples', sample), join(folder, sample));
views.word = {
  file: 'clean.md',
  show: async (s) => {
    await s.open(word);
    await s.text(/2023 · 2021年格式 · |2023 · 2021 form · /);
    await s.goTo(32, 3);
    await s.lightBulb();
  },
};
// Reports that nobody has opened; what is known of one of them; an entry of the configuration that suppresses nothing.
const never = join(folder, 'never-opened');
mkdirSync(never);
for (const name of ['broken.md', 'incomplete.md']) cpSync(join(folder, name), join(never, name));
const check = ['check', 'incomplete.md', '--write-baseline', 'gouji-baseline.json', '--no-cache'];
spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...check], { cwd: never });
const idle = { rule: 'balance', file: 'broken.md', reason: '已核对' };
writeFileSync(join(never, 'gouji.json'), JSON.stringify({ suppress: [idle] }, undefined, 2));
views.workspace = {
  file: 'clean.md',
  settings: { 'gouji.scope': 'workspace', 'problems.defaultViewMode': 'table' },
  show: async (s) => {
    await s.command('View: Toggle Problems');
    await s.command('View: Toggle Maximized Panel');
    await s.page.mouse.move(640, 590);
    await s.page.locator('.panel').getByText('never-opened').first().waitFor();
    await s.idle(1200);
  },
};
/** The steps of the walkthrough, on the draft that it opens. */
const steps = {
  open: { file: sample, show: () => undefined },
  findings: {
    file: sample,
    show: async (s) => {
      await at(s, sample, '\t35');
      await s.command('Show or Focus Hover');
      await s.page.locator('.monaco-hover:visible').first().waitFor();
    },
  },
  fix: {
    file: sample,
    show: async (s) => {
      await at(s, sample, '规范性文件\t');
      await s.lightBulb();
    },
  },
  panel: {
    file: sample,
    show: async (s) => {
      await at(s, sample, '\t35');
      await s.page.locator('.editor-actions .codicon-table').first().click();
      await s.idle(1200);
    },
  },
};

/** Where pictures go: what they show, how large, and in how many colours. */
const places = {
  docs: { folder: 'docs/images', views, size: { width: 1000, height: 620 }, colours: 256 },
  // They are part of what is installed.
  walkthrough: {
    folder: 'images/walkthrough',
    views: steps,
    size: { width: 640, height: 500 },
    colours: 16,
  },
};

/** Puts the cursor into the first cell of a row. */
async function at(studio, file, text) {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const line = lines.findIndex((l) => l.includes(text));
  await studio.goTo(line + 1, lines[line].indexOf(text) + 3);
}

function save(path, png, colours) {
  const picture = withPalette(png, colours);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), picture);
  console.log(`${path} ${Math.ceil(picture.length / 1000)} kB`);
}

async function take(place, name, locale, dark) {
  const { folder: into, size, colours } = places[place];
  const { file, show, settings: own } = places[place].views[name];
  const settings = {
    'editor.wordWrap': place === 'walkthrough' || name === 'word' ? 'on' : 'off',
    'breadcrumbs.enabled': false,
    'gouji.openWordReports': true,
    ...own,
  };
  const studio = await openStudio({ workspace: folder, dark, locale, settings, ...size });
  try {
    await studio.page
      .getByRole('tab', { name: /勾稽|Gouji/ })
      .first()
      .click();
    // Its tooltip would stay in the picture.
    await studio.page.mouse.move(size.width / 2, 5);
    await studio.open(file);
    await studio.text(/2023 · |2022 · |2023年|2022年/);
    await studio.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row').first().waitFor();
    // There is no room for the outline beside two columns of text.
    if (place === 'walkthrough' && name !== 'open') await studio.command('View: Toggle Primary Side Bar Visibility');
    await show(studio);
    await studio.idle();
    const [language, theme] = [locale.slice(0, 2), dark ? 'dark' : 'light'];
    save(`${into}/${name}.${language}.${theme}.png`, await studio.page.screenshot(), colours);
  } finally {
    await studio.close();
  }
}

for (const place of values.to ? [values.to] : Object.keys(places))
  for (const locale of values.locale ? [values.locale] : ['zh-CN', 'en-US'])
    for (const dark of [false, true])
      for (const name of Object.keys(places[place].views))
        if (!values.only || values.only === name) await take(place, name, locale, dark);
