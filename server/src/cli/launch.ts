import { join } from 'node:path';
import type * as main from './main';
import { runCompiled } from './cache/compiled';

const { exports, keep } = runCompiled<typeof main>(join(__dirname, 'cli-main.js'), process.env);
process.on('exit', () => {
  if (exports.checked.here) keep();
});
