// Makes the pictures of the documentation: each view light and dark, in Chinese and English.
//
//   node scripts/vscode/pictures.mjs [--only NAME] [--locale zh-CN]
import { cpSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { atExit, remove, root } from './common.mjs';
import { withPalette } from './palette-png.mjs';
import { openStudio } from './studio.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' }, locale: { type: 'string' } } });
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gouji-pictures-')));
atExit(() => remove(folder));
cpSync(join(root, 'test/editor/workspace'), folder, { recursive: true });

const size = { width: 1000, height: 620 };
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

/** Puts the cursor into the first cell of a row. */
async function at(studio, file, text) {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const line = lines.findIndex((l) => l.includes(text));
  await studio.goTo(line + 1, lines[line].indexOf(text) + 3);
}

function save(path, png) {
  const picture = withPalette(png);
  writeFileSync(join(root, path), picture);
  console.log(`${path} ${Math.ceil(picture.length / 1000)} kB`);
}

for (const locale of values.locale ? [values.locale] : ['zh-CN', 'en-US'])
  for (const dark of [false, true])
    for (const [name, { file, show }] of Object.entries(views)) {
      if (values.only && values.only !== name) continue;
      const settings = { 'editor.wordWrap': 'off', 'breadcrumbs.enabled': false };
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
        await show(studio);
        await studio.idle();
        const [language, theme] = [locale.slice(0, 2), dark ? 'dark' : 'light'];
        save(`docs/images/${name}.${language}.${theme}.png`, await studio.page.screenshot());
      } finally {
        await studio.close();
      }
    }
