// `npm run bench`: gouji beside its peers, everything in one run and as ratios. Asserts nothing; how to read it stands
// in bench/README.md.
//
//   npm run bench -- [--quick] [--core] [--reports DIR] [--rounds N]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeCorpus } from './corpus.mjs';
import { parsing, stages } from './engine.mjs';
import { measureServer } from './lsp.mjs';
import { measure, median } from './processes.mjs';
import { mb, ms, table, times } from './table.mjs';

const here = dirname(fileURLToPath(import.meta.url)),
  root = join(here, '..');
const {
  values: { quick, core, reports, rounds },
} = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    core: { type: 'boolean', default: false },
    reports: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const { execPath: node } = process;
const began = performance.now();
const peer = (path) => {
  const file = join(here, 'node_modules', path);
  return existsSync(file) ? file : undefined;
};
const say = (text) => process.stdout.write(`${text}\n`);

function prepare() {
  const run = (args, cwd) =>
    spawnSync(args[0], args.slice(1), {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    }).status === 0;
  if (!run([node, 'scripts/build.mjs'], root)) throw new Error('the build failed');
  if (quick || core || existsSync(join(here, 'node_modules/.package-lock.json'))) return;
  say('Installing the peers ...');
  if (!run(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], here))
    say('npm ci failed in bench/: peers are left out.');
}

/** Runs contenders in turn, round by round; ratios are those within a round. The first contender is the measure. */
async function race(contenders, times, options) {
  const known = contenders.filter((c) => c.command);
  const results = new Map(known.map((c) => [c, []]));
  const given = new Set();
  // The first round warms the file system's cache and is not counted; a quick run does without it.
  for (let r = quick ? 0 : -1; r < times; r++) {
    for (const c of known) {
      // What is slow is run once, without a round to warm up.
      if (given.has(c) || (c.once && r !== 0)) continue;
      const result = await measure(c.command, { cwd: root, ...options });
      if (result.late) given.add(c);
      if (r >= 0 || result.late) results.get(c).push(result);
    }
  }
  const [base] = known;
  return known.map((c) => {
    const mine = results.get(c),
      all = (key) => mine.map((x) => x[key]).filter((x) => x !== undefined);
    const ratio = (key) => median(mine.map((x, i) => x[key] / (results.get(base)[i] ?? results.get(base)[0])[key]));
    return {
      ...c,
      late: mine.some((x) => x.late),
      ms: median(all('ms')),
      cpu: median(all('cpu')),
      mb: median(all('mb')),
      ratio: ratio('ms'),
      mbRatio: ratio('mb'),
    };
  });
}

const rows = (results, target) =>
  results.map((r) => [
    r.name,
    r.late ? `> ${ms(r.ms)}` : ms(r.ms),
    ms(r.cpu),
    mb(r.mb),
    r.late ? `> ${times(r.ratio)}` : times(r.ratio),
    times(r.mbRatio),
    r.ours ? target : '',
  ]);
const HEAD = ['', 'time', 'CPU', 'peak', 'ratio', 'memory ratio', 'target'];

const cli = join(root, 'dist/cli.js');
const rumdl =
  peer(`@rumdl/cli-${process.platform}-${process.arch}/bin/rumdl`) ??
  peer(`@rumdl/cli-${process.platform}-${process.arch}/rumdl`);
const autocorrect = quick ? undefined : peer('autocorrect-node/cli.js'),
  markdownlint = quick ? undefined : peer('markdownlint-cli2/markdownlint-cli2-bin.mjs');
const json = peer('vscode-langservers-extracted/bin/vscode-json-language-server');
const ours = (file, ...more) => [node, cli, 'check', '--fail-on', 'never', '--no-cache', ...more, file];
/** The same with what an earlier run found: what it took to find that is not counted. */
function again(file) {
  const command = [node, cli, 'check', '--fail-on', 'never', '--cache-dir', join(root, 'out/bench/cache'), file];
  spawnSync(command[0], command.slice(1), { cwd: root, stdio: 'ignore' });
  return command;
}

async function batch(corpus, count) {
  const [floor, ...rest] = await race(
    [
      { name: 'floor: read, decode, look once', command: [node, join(here, 'floor.mjs'), corpus.many] },
      { name: 'gouji, pretty', ours: true, command: ours(corpus.many) },
      { name: 'gouji, json', ours: true, command: ours(corpus.many, '--format', 'json') },
      { name: 'gouji, pretty, the same again from the cache', ours: true, command: again(corpus.many) },
      { name: 'rumdl, all cores', command: rumdl && [rumdl, 'check', '--no-cache', corpus.many] },
      { name: 'autocorrect', once: true, command: autocorrect && [node, autocorrect, '--lint', corpus.many] },
      { name: 'markdownlint-cli2', once: true, command: markdownlint && [node, markdownlint, `${corpus.many}/*.md`] },
    ],
    count,
    { seconds: 90 },
  );
  say(
    `\n${corpus.texts.length} reports, ${(corpus.bytes / 1e6).toFixed(2)} MB, whole process (floor ` +
      `${(corpus.bytes / 1e3 / floor.ms).toFixed(0)} MB/s)\n`,
  );
  say(table(HEAD, rows([floor, ...rest], '≤ 1.8×, level with rumdl')));
}

async function startUp(corpus, count) {
  const results = await race(
    [
      { name: 'node -e 0', command: [node, '-e', '0'] },
      { name: 'gouji, one small file', ours: true, command: ours(corpus.files.tiny) },
      { name: 'rumdl', command: rumdl && [rumdl, 'check', '--no-cache', corpus.files.tiny] },
      { name: 'autocorrect', command: autocorrect && [node, autocorrect, '--lint', corpus.files.tiny] },
      { name: 'markdownlint-cli2', command: markdownlint && [node, markdownlint, corpus.files.tiny] },
    ],
    count,
  );
  say('\nStart-up, one small file\n');
  say(table(HEAD, rows(results, '≤ 1.5×')));
}

async function bigFile(corpus, count) {
  const results = await race(
    [
      { name: 'floor', command: [node, join(here, 'floor.mjs'), corpus.bigFolder] },
      { name: 'gouji', ours: true, command: ours(corpus.files.big) },
      { name: 'gouji, the same again from the cache', ours: true, command: again(corpus.files.big) },
      { name: 'rumdl', command: !quick && rumdl && [rumdl, 'check', '--no-cache', corpus.files.big] },
    ],
    count,
  );
  say('\nOne file of 5 MB\n');
  say(table(HEAD, rows(results, '≤ 3×, memory ≤ 1.5×')));
}

async function servers(corpus, size, edits, count, targets) {
  const text = (kind) => ({
    file: corpus.files[`${kind}${size}`],
    text: readFileSync(corpus.files[`${kind}${size}`], 'utf8'),
  });
  const contenders = [
    {
      name: 'empty server on our packages',
      command: [node, join(here, 'servers/empty.mjs')],
      language: 'plaintext',
      ...text('doc'),
    },
    {
      name: 'null server without packages',
      command: [node, join(here, 'servers/null.mjs')],
      language: 'plaintext',
      ...text('doc'),
    },
    {
      name: 'gouji',
      ours: true,
      command: [node, join(root, 'dist/server.js'), '--stdio'],
      language: 'plaintext',
      ...text('doc'),
    },
    { name: 'vscode-json', command: json && [node, json, '--stdio'], language: 'json', ...text('json') },
    // Its answers to a burst at 1 MB take ten seconds and say nothing new.
    { name: 'rumdl server', command: !quick && rumdl && [rumdl, 'server'], language: 'markdown', ...text('doc') },
  ].filter((c) => c.command);
  const results = new Map(contenders.map((c) => [c, []]));
  // A folder with next to nothing in it: what a server reads beside its documents is not what is asked.
  const cwd = dirname(corpus.files.tiny);
  for (let r = 0; r < count; r++) {
    for (const c of contenders)
      results.get(c).push(
        await measureServer(c.command, {
          cwd,
          edits: c.ours || contenders.indexOf(c) < 2 ? edits : Math.min(edits, 40),
          ...c,
        }),
      );
  }
  const base = results.get(contenders[0]);
  say(
    `\nLanguage server, ${size === '10k' ? '10 KB' : '1 MB'}: one edit to its diagnostics, ${edits} edits; then ` +
      `50 at once\n`,
  );
  say(
    table(
      ['', 'p50', 'p90', 'CPU an edit', '50 edits', 'peak', 'p50 ratio', 'CPU ratio', 'burst ratio', 'target'],
      contenders.map((c) => {
        const mine = results.get(c);
        const error = mine.find((x) => x.error);
        if (error) return [c.name, error.error, ...Array(8).fill('')];
        const of = (key) => median(mine.map((x) => x[key]).filter((x) => x !== undefined)),
          ratio = (key) => median(mine.map((x, i) => x[key] / base[i][key]));
        return [
          c.name,
          ms(of('p50')),
          ms(of('p90')),
          ms(of('cpu')),
          ms(of('burst')),
          mb(of('mb')),
          times(ratio('p50')),
          times(ratio('cpu')),
          times(ratio('burst')),
          c.ours ? targets : '',
        ];
      }),
    ),
  );
}

prepare();
// Outside of the project: some peers pass by what git ignores.
const corpus = await makeCorpus({
  root,
  folder: join(tmpdir(), 'gouji-bench'),
  count: quick || core ? 200 : 1000,
  reports: reports && resolve(reports),
});
const count = rounds ? Number(rounds) : quick ? 2 : 7;
const [cpu] = cpus();
say(
  `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB; ` +
    `${process.platform} ${process.arch}, Node ${process.versions.node}`,
);
say(
  `medians of ${count} rounds; ratios are those within a ` +
    `round${quick ? '; quick: a smaller corpus, slow peers left out' : ''}` +
    `${reports ? `; reports of ${reports}` : ''}`,
);
if (!core && !rumdl) say('peers are not installed: run once without --quick');
if (core) {
  say(await stages(corpus, rounds));
  process.exit();
}
await batch(corpus, count);
await startUp(corpus, quick ? 5 : 15);
await bigFile(corpus, quick ? 1 : count);
await servers(corpus, '10k', quick ? 60 : 200, quick ? 1 : 3, 'p50 ≤ 1.5×');
await servers(corpus, '1m', quick ? 60 : 200, quick ? 1 : 3, 'p50 ≤ 1.3×, burst ≤ 2×');
say(await parsing(corpus, quick ? 1 : 3));
say(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);
