// Makes the texts that are measured: reports in every layout, no two alike, one in ten with a wrong figure. The same
// seed makes the same files. `reports`: a folder with reports to take instead of our own.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const NAMES = '青云白沙临海安平清河东山西湖南岭北川石桥柳林金水兴隆永泰长宁';
const CHANGED_DIGIT = 0.5,
  WRONG_EVERY = 10;

/** The printers of the tests, bundled for the moment. */
async function printers(root) {
  const outfile = join(root, 'out/bench/print.mjs');
  const contents =
    "export { layouts } from './test/support/layouts/index'; export { cleanReport } from " +
    "'./test/support/report'; export { random } from './test/support/print/random';";
  await build({
    stdin: { contents, resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** @returns the folder of the many, and the files of one size each */
export async function makeCorpus({ root, folder, count, reports }) {
  const { layouts, cleanReport, random } = await printers(root);
  const many = join(folder, 'many'),
    big = join(folder, 'big'),
    tiny = join(folder, 'tiny');
  rmSync(folder, { recursive: true, force: true });
  for (const dir of [many, big, tiny]) mkdirSync(dir, { recursive: true });
  const given = reports
    ? readdirSync(reports)
        .filter((f) => /\.(txt|md|html?)$/.test(f))
        .sort()
        .map((f) => readFileSync(join(reports, f), 'utf8'))
    : undefined;
  const variants = ['plain', 'department', 'county', 'township', 'empty'];
  const texts = Array.from({ length: count }, (_, i) => {
    const rng = random(i + 1);
    const text = given
      ? given[i % given.length]
      : layouts[i % layouts.length].print(cleanReport(variants[i % variants.length], 2015 + (i % 9)), {
          seed: i,
          eol: '\n',
        }).text;
    return vary(text, rng, i % WRONG_EVERY === WRONG_EVERY - 1);
  });
  texts.forEach((text, i) => writeFileSync(join(many, `${String(i).padStart(4, '0')}.md`), text));
  const upTo = (bytes) => {
    const parts = [];
    for (let i = 0, n = 0; n < bytes; i = (i + 7) % texts.length) {
      parts.push(texts[i]);
      n += Buffer.byteLength(texts[i]) + 2;
    }
    return parts.join('\n\n');
  };
  const one = texts.find((t) => Buffer.byteLength(t) > 9000) ?? texts[0];
  const files = {
    big: join(big, '5m.md'),
    doc10k: join(folder, '10k.md'),
    doc1m: join(folder, '1m.md'),
    doc10m: join(folder, '10m.md'),
    json10k: join(folder, '10k.json'),
    json1m: join(folder, '1m.json'),
    tiny: join(tiny, 'tiny.md'),
  };
  writeFileSync(files.big, upTo(5_000_000));
  writeFileSync(files.doc10k, one);
  writeFileSync(files.doc1m, upTo(1_000_000));
  writeFileSync(files.doc10m, upTo(10_000_000));
  // For a JSON server: the same lines as strings.
  writeFileSync(files.json10k, JSON.stringify(one.split('\n'), null, 1));
  writeFileSync(files.json1m, JSON.stringify(upTo(1_000_000).split('\n'), null, 1));
  writeFileSync(
    files.tiny,
    '# 年度报告\n\n## 一、总体情况\n\n主动公开信息33条。\n\n| 项目 | 数量 |\n|---|---|\n| 新收 | 33 |\n| 合计 | 33 |\n',
  );
  return { many, bigFolder: big, files, bytes: texts.reduce((n, t) => n + Buffer.byteLength(t), 0), texts };
}

/** Another place's name, other digits in the prose, and a wrong figure if one is asked for. */
function vary(text, rng, wrong) {
  const pick = () => NAMES[Math.floor(rng() * NAMES.length)];
  const name = pick() + pick();
  const digit = (d, i, all) =>
    rng() < CHANGED_DIGIT ? String(i === 0 && all.length > 1 ? 1 + Math.floor(rng() * 9) : Math.floor(rng() * 10)) : d;
  const lines = text
    .replace(/青禾|云岭|临溪|白沙坪|新渡/g, name)
    .split('\n')
    .map((l) =>
      l.length >= 40 && l.includes('。') && !/[|\t]|<t[dr]/.test(l)
        ? l.replace(/(?<![\d.])(?!20[12]\d(?!\d))\d+(?![\d.])/g, (m) => [...m].map(digit).join(''))
        : l,
    );
  if (wrong) {
    const rows = lines.flatMap((l, i) => (l.length < 200 && /[|\t>]\s*\d+/.test(l) ? [i] : []));
    const row = rows[Math.floor(rng() * rows.length)];
    if (row !== undefined) lines[row] = lines[row].replace(/\d+(?=\D*$)/, (m) => String(Number(m) + 1));
  }
  return lines.join('\n');
}
