// The licences of what is bundled, as the package has to carry them: read from the packages that the bundles were made
// of.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the packages among the inputs of a build, as `node_modules/…` in the project. */
export function packagesOf(metafiles) {
  const found = new Set();
  for (const { inputs } of metafiles)
    for (const path of Object.keys(inputs)) {
      const m = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
      if (m) found.add(m[0]);
    }
  return [...found].sort();
}

/** The text of the notices: each package with its version, its licence, and the words of that. */
export function noticesOf(root, packages) {
  const parts = packages.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const files = readdirSync(join(root, folder)).filter((f) => /^(?:licen[cs]e|copying|notice)/i.test(f));
    const texts = files.sort().map((f) =>
      readFileSync(join(root, folder, f), 'utf8')
        .replace(/\r\n?/g, '\n')
        .trim(),
    );
    if (!license && texts.length === 0) throw new Error(`${name} states no licence`);
    return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n');
  });
  const head = 'This package holds software of others, under the licences below.';
  return [head, ...new Set(parts)].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

/** Bundles that have grown beyond what they may have, in words. */
export function beyondBudget(root) {
  const budget = JSON.parse(readFileSync(join(root, 'scripts/budget.json'), 'utf8'));
  const dist = join(root, 'dist');
  const files = readdirSync(dist, { recursive: true }).filter((f) => f.endsWith('.js'));
  return files.flatMap((f) => {
    const name = f.replaceAll('\\', '/');
    const size = readFileSync(join(dist, f)).length,
      most = budget[name];
    if (most === undefined) return [`${name} has no budget in scripts/budget.json`];
    return existsSync(join(dist, f)) && size > most ? [`${name} has ${size} bytes, ${most} is its budget`] : [];
  });
}
