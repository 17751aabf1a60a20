import { join } from 'node:path';
import { loadBundled } from '../load-bundled.mjs';

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

/** The product's own modules. */
export const loadEngine = (root) =>
  loadBundled({ stdin: { contents, resolveDir: root, loader: 'ts' } }, join(root, 'out/generate/engine.mjs'));
