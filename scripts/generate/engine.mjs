import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const contents = `
export * as z from 'zod';
export { builtinForms } from './server/src/forms/builtin';
export { extendingFormSchema, formSchema } from './server/src/forms/schema';
export { exampleOf } from './server/src/rules/examples/index';
export { groupNames } from './server/src/rules/groups';
export { rules } from './server/src/rules/registry';
export { settingsSchema, severityLevels } from './shared/src/settings';
export { runExample } from './test/rules/run-example';
`;

/** The product's own modules, bundled on the fly so that no build has to come first. */
export async function loadEngine(root) {
  const outfile = join(root, 'out/generate/engine.mjs');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    charset: 'utf8',
    logLevel: 'warning',
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}
