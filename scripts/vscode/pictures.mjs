// Makes the pictures of the documentation and, smaller, of the walkthrough: each view light and dark, in Chinese and
// English.
//
//   node scripts/vscode/pictures.mjs [--only NAME] [--locale zh-CN] [--to docs|walkthrough]
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { atExit, remove, root } from './common.mjs';
import { withPalette } from './palette-png.mjs';
import { openStudio } from './studio.mjs';
import { prepare } from './views.mjs';

const string = { type: 'string' };
const { values } = parseArgs({ options: { only: string, locale: string, to: string } });
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gouji-pictures-')));
atExit(() => remove(folder));

const { views, steps } = prepare(folder);

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

function save(path, png, colours) {
  const picture = withPalette(png, colours);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), picture);
  console.log(`${path} ${Math.ceil(picture.length / 1000)} kB`);
}

async function take(place, name, locale, dark) {
  const { folder: into, size, colours } = places[place];
  const { file, show, settings: own, before, after, isBrief, isReport = true } = places[place].views[name];
  before?.();
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
    if (isReport) {
      await studio.text(/2023 · |2022 · |2023年|2022年/);
      await studio.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row').first().waitFor();
    }
    // There is no room for the outline beside two columns of text.
    if (place === 'walkthrough' && name !== 'open') await studio.command('View: Toggle Primary Side Bar Visibility');
    await show(studio);
    if (!isBrief) await studio.idle();
    const [language, theme] = [locale.slice(0, 2), dark ? 'dark' : 'light'];
    save(`${into}/${name}.${language}.${theme}.png`, await studio.page.screenshot(), colours);
  } finally {
    await studio.close();
    after?.();
  }
}

for (const place of values.to ? [values.to] : Object.keys(places))
  for (const locale of values.locale ? [values.locale] : ['zh-CN', 'en-US'])
    for (const dark of [false, true])
      for (const name of Object.keys(places[place].views))
        if (!values.only || values.only === name) await take(place, name, locale, dark);
