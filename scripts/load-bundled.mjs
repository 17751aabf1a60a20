// TypeScript of the project, bundled on the fly so that no build has to come first.
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * @param {{ entryPoints?: string[], stdin?: import('esbuild').StdinOptions }} source what is bundled
 * @param {string} outfile where the bundle is written; its folder is made
 * @returns the module, read anew each time
 */
export async function loadBundled(source, outfile) {
  await build({
    ...source,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    charset: 'utf8',
    sourcemap: true,
    logLevel: 'warning',
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}
