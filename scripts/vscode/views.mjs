// What the pictures of the documentation and of the walkthrough show.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { remove, root } from './common.mjs';

const WORD = 'draft-education-bureau-2023.docx';
const SAMPLE = 'draft-yunxi-county-2023.txt';
/** So many files take long enough to read that a picture can be taken of it. */
const MANY = 20_000;

/** Fills a folder with what is shown, and says by the names of the pictures what there is to see in it. */
export function prepare(folder) {
  cpSync(join(root, 'test/editor/workspace'), folder, { recursive: true });
  cpSync(join(root, 'samples/word', WORD), join(folder, WORD));
  cpSync(join(root, 'samples', SAMPLE), join(folder, SAMPLE));
  neverOpened(folder);

  /** Puts the cursor behind the first sign of a text, and the one behind that. */
  const at = async (studio, file, text) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const line = lines.findIndex((l) => l.includes(text));
    await studio.goTo(line + 1, lines[line].indexOf(text) + 3);
  };
  const hover = async (s) => {
    await s.command('Show or Focus Hover');
    await s.page.locator('.monaco-hover:visible').first().waitFor();
  };
  const panel = async (s) => {
    await s.page.locator('.editor-actions .codicon-table').first().click();
    await s.idle(1200);
  };

  const views = {
    open: { file: 'clean.md', show: (s) => at(s, 'clean.md', '| 规章 |') },
    findings: { file: 'broken.md', show: (s) => at(s, 'broken.md', '| 61 |').then(() => hover(s)) },
    outline: { file: 'incomplete.md', show: () => undefined },
    fix: { file: 'broken.md', show: (s) => at(s, 'broken.md', '| 规范性文件 |').then(() => s.lightBulb()) },
    panel: { file: 'broken.md', show: (s) => at(s, 'broken.md', '| 61 |').then(() => panel(s)) },
    word: {
      file: 'clean.md',
      show: async (s) => {
        await s.open(WORD);
        await s.text(/2023 · 2021年格式 · |2023 · 2021 form · /);
        await s.goTo(32, 3);
        await s.lightBulb();
      },
    },
    workspace: {
      file: 'clean.md',
      settings: { 'gouji.scope': 'workspace', 'problems.defaultViewMode': 'table' },
      show: async (s) => {
        await s.command('View: Toggle Problems');
        await s.command('View: Toggle Maximized Panel');
        await s.page.mouse.move(640, 590);
        await s.page.locator('.panel').getByText('never-opened').first().waitFor();
        await s.idle(1200);
      },
    },
    progress: {
      file: 'clean.md',
      isBrief: true,
      before: () => {
        mkdirSync(join(folder, 'notes'));
        for (let i = 0; i < MANY; i++) writeFileSync(join(folder, `notes/${i}.txt`), 'nothing\n');
      },
      show: async (s) => {
        mkdirSync(join(folder, '.vscode'));
        writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ 'gouji.scope': 'workspace' }));
        await s.text(/\d+\/\d+ (?:个文件|files)/);
      },
      after: () => ['notes', '.vscode'].forEach((name) => remove(join(folder, name))),
    },
    baseline: {
      file: 'clean.md',
      settings: { 'gouji.baseline': 'hint' },
      show: async (s) => {
        await s.open('never-opened/incomplete.md');
        await s.page.mouse.move(500, 590);
        await at(s, 'never-opened/incomplete.md', '## 五、');
        await hover(s);
      },
    },
    compare: {
      file: 'pair-2023.md',
      show: async (s) => {
        await s.command('Gouji: Compare with Last Year');
        await s.idle(1200);
      },
    },
    completion: {
      file: 'clean.md',
      show: async (s) => {
        await at(s, 'clean.md', '（二）依申请公开');
        await s.page.keyboard.press('End');
        await s.page.keyboard.type('新收政府信息公开申请');
        await s.page.keyboard.press('Control+Space');
        await s.page.locator('.suggest-widget:visible .monaco-list-row').first().waitFor();
      },
      // This editor saves by itself.
      after: () => cpSync(join(root, 'test/editor/workspace/clean.md'), join(folder, 'clean.md')),
    },
    rename: {
      file: 'clean.md',
      show: async (s) => {
        await s.goTo(1, 12);
        await s.page.keyboard.press('F2');
        await s.page.locator('.rename-box:visible').waitFor();
      },
    },
    symbols: {
      file: 'clean.md',
      show: async (s) => {
        await s.page.keyboard.press('Control+T');
        await s.page.locator('.quick-input-widget input[type="text"]').first().fill('#白鹭');
        await s.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
        await s.idle(1200);
      },
    },
    rule: {
      file: 'broken.md',
      show: async (s) => {
        await at(s, 'broken.md', '| 规范性文件 |');
        await s.lightBulb();
        // The last of the menu.
        await s.page.keyboard.press('ArrowUp');
        await s.page.keyboard.press('Enter');
        await s.idle(1200);
      },
    },
    new: {
      file: 'clean.md',
      show: async (s) => {
        await s.command('Gouji: New Annual Report…');
      },
    },
    convert: { file: 'clean.md', show: (s) => s.command('Gouji: Convert Tables…') },
    totals: { file: 'broken.md', show: (s) => s.command('Gouji: Calculate All Totals…').then(() => s.idle(1200)) },
    prose: {
      file: SAMPLE,
      show: async (s) => {
        await s.command('Gouji: Set the Text by the Tables');
        await s.page.mouse.move(640, 200);
        await s.idle(1200);
      },
    },
    'fix-all': {
      file: 'clean.md',
      show: (s) => s.command('Gouji: Fix All That Is Safe in the Workspace').then(() => s.idle(1200)),
    },
    menu: { file: 'broken.md', show: (s) => s.command('Gouji: Show Menu') },
    unknown: {
      file: 'notes.md',
      isReport: false,
      show: async (s) => {
        await s.text(/没有被当作年度报告|not taken for an annual report/);
        await s.command('Gouji: Show Menu');
      },
    },
  };
  /** The steps of the walkthrough, on the draft that it opens. */
  const steps = {
    open: { file: SAMPLE, show: () => undefined },
    findings: { file: SAMPLE, show: (s) => at(s, SAMPLE, '\t35').then(() => hover(s)) },
    fix: { file: SAMPLE, show: (s) => at(s, SAMPLE, '规范性文件\t').then(() => s.lightBulb()) },
    panel: { file: SAMPLE, show: (s) => at(s, SAMPLE, '\t35').then(() => panel(s)) },
  };
  return { views, steps };
}

/** Reports that nobody has opened, what is known of one of them, and an entry that suppresses nothing. */
function neverOpened(folder) {
  const never = join(folder, 'never-opened');
  mkdirSync(never);
  for (const name of ['broken.md', 'incomplete.md']) cpSync(join(folder, name), join(never, name));
  const check = ['check', 'incomplete.md', '--write-baseline', 'gouji-baseline.json', '--no-cache'];
  spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...check], { cwd: never });
  const idle = { rule: 'balance', file: 'broken.md', reason: '已核对' };
  writeFileSync(join(never, 'gouji.json'), JSON.stringify({ suppress: [idle] }, undefined, 2));
}
