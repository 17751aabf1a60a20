// `npm run generate`: writes what follows from the sources: a page for each rule with its index, the tables of rules
// and settings in both READMEs, the settings in package.json and its texts, the JSON schemas. Twice gives the same as
// once;
// `npm test` fails where it changes a file.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEngine } from './generate/engine.mjs';
import { manifest } from './generate/manifest.mjs';
import { readmes } from './generate/readme.mjs';
import { rulePages } from './generate/rule-pages.mjs';
import { schemas } from './generate/schemas.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);

const engine = await loadEngine(root);
const files = new Map([...rulePages(engine), ...manifest(engine, read), ...readmes(engine, read), ...schemas(engine)]);

let changed = 0;
for (const [path, text] of files) {
  if (read(path) === text) continue;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
  changed++;
}
// Pages of rules that are gone.
for (const name of existsSync(join(root, 'docs/rules')) ? readdirSync(join(root, 'docs/rules')) : []) {
  if (!name.endsWith('.md') || files.has(`docs/rules/${name}`)) continue;
  rmSync(join(root, 'docs/rules', name));
  console.log(`docs/rules/${name} removed`);
  changed++;
}
console.log(changed === 0 ? 'Nothing has changed.' : `${changed} file(s) written.`);
