// `npm test`: installs what is missing, builds, checks types, style and generated files, and runs every test. The last
// line is `N passed, M failed`, counted from the tests; a step that is no test counts only when it fails.
// Node built-ins only: it runs in a fresh clone.
//
//   node scripts/test.mjs [--unit] [--editor]    a part: unit tests with the checks, or the tests in VS Code
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const only = process.argv.slice(2);
const unknown = only.find((flag) => flag !== '--unit' && flag !== '--editor');
if (unknown) {
  console.error(`Unknown option ${unknown}; there are --unit and --editor.`);
  process.exit(2);
}
const wants = (part) => only.length === 0 || only.includes(part);

const total = { passed: 0, failed: 0 };
const broken = [];

/** A step that throws, or resolves to false, is a failure; the steps after it still run. */
async function step(name, action) {
  const started = Date.now();
  console.log(`\n== ${name}`);
  let fine = false;
  try {
    fine = (await action()) !== false;
  } catch (e) {
    console.error(e.message);
  }
  if (!fine) {
    total.failed++;
    broken.push(name);
  }
  console.log(`== ${name}: ${fine ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return fine;
}

/** Runs node on a script with its output going to the terminal; `onLine` sees each line too. */
function node(args, onLine) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
    });
    let rest = '';
    child.stdout?.on('data', (data) => {
      process.stdout.write(data);
      const lines = (rest + data).split('\n');
      rest = lines.pop();
      lines.forEach(onLine);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}
const bin = (path) => join('node_modules', path);

/** Runs a program silently and gives its output. */
const output = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks = [];
    child.stdout.on('data', (data) => chunks.push(data));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(Buffer.concat(chunks).toString()) : reject(new Error(`${command} failed`)),
    );
  });

/** Every file git tracks or would, with a hash of its content. */
async function contents() {
  const files = (await output('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']))
    .split('\0')
    .filter(Boolean);
  return new Map(
    files
      .filter((f) => existsSync(join(root, f)))
      .map((f) => [
        f,
        createHash('sha1')
          .update(readFileSync(join(root, f)))
          .digest('hex'),
      ]),
  );
}

async function generatedIsCurrent() {
  const before = await contents();
  if (!(await node(['scripts/generate.mjs']))) return false;
  const after = await contents();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((f) => before.get(f) !== after.get(f));
  if (changed.length > 0)
    console.error(`npm run generate changed these files, commit them:\n  ${changed.join('\n  ')}`);
  return changed.length === 0;
}

function unitTestFiles(dir = 'out/test') {
  if (!existsSync(join(root, dir))) return [];
  return readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = `${dir}/${entry.name}`;
    if (entry.isDirectory()) return path === 'out/test/editor' ? [] : unitTestFiles(path);
    return entry.name.endsWith('.test.mjs') ? [path] : [];
  });
}

/** Adds a run's counts; false when it failed although no test did, or when it ran no test at all. */
function account(fine, counts) {
  if (!counts) return false;
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.failed > 0) broken.push(`${counts.failed} test(s)`);
  return (fine || counts.failed > 0) && counts.passed + counts.failed > 0;
}

/** Folders of tests that take real reports where they are at hand. */
const USING_REPORTS = /^out\/test\/(?:fuzz|report|repair|support|rules)\//;

async function unitTests(files = unitTestFiles()) {
  if (files.length === 0) return console.log('There are no unit tests.');
  const dir = mkdtempSync(join(tmpdir(), 'gouji-test-'));
  try {
    const counts = join(dir, 'counts.json');
    // A test may take as long as the machine needs: only one that hangs is ended.
    const fine = await node([
      bin('mocha/bin/mocha.js'),
      '--parallel',
      '--jobs',
      '2',
      '--timeout',
      '600000',
      '--reporter',
      'scripts/mocha-reporter.mjs',
      '--reporter-option',
      `counts=${counts}`,
      ...files,
    ]);
    return account(fine, existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : undefined);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function editorTests() {
  let counts;
  const fine = await node(['scripts/vscode/run-tests.mjs'], (line) => {
    const said = /^editor tests: (\d+) passing, (\d+) failing, \d+ pending/.exec(line);
    if (said) counts = { passed: Number(said[1]), failed: Number(said[2]) };
  });
  return account(fine, counts);
}

if (await step('install', install)) {
  const built = await step('build', () => node(['scripts/build.mjs', '--tests']));
  if (wants('--unit')) {
    await step('types', () => node([bin('typescript/bin/tsc'), '-b']));
    await step('format', () => node([bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']));
    await step('lint', () => node([bin('eslint/bin/eslint.js'), '.']));
    if (existsSync(join(root, 'scripts/generate.mjs'))) await step('generated files', generatedIsCurrent);
    // Tests of an older build would say nothing about this code.
    if (built) {
      await step('unit tests', () => unitTests());
      if (existsSync(join(root, '../shared/expected')) && process.env.GOUJI_ALONE === undefined)
        await step('the same without the real reports', () => {
          process.env.GOUJI_ALONE = '1';
          return unitTests(unitTestFiles().filter((f) => USING_REPORTS.test(f)));
        });
    }
  }
  if (wants('--editor') && built && existsSync(join(root, 'test/editor/index.ts')))
    await step('editor tests', editorTests);
}

if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`${broken.length > 0 ? '' : '\n'}${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
