// Mocha's spec output, plus the counts in a file for scripts/test.mjs: `--reporter-option counts=FILE`.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class CountingSpec extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(options.reporterOptions.counts, JSON.stringify({ passed: passes, failed: failures, pending }));
    });
  }
}
