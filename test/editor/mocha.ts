// Mocha's browser build: one file without node modules, so it bundles and runs in every extension host.
// It is loaded before any suite, because `describe` and `it` are globals that `setup` defines.
import 'mocha/mocha.js';

/** What the browser build adds to Mocha: an instance under the global name `mocha`, the class under `Mocha`. */
interface BrowserMocha extends Mocha {
  setup(options: Mocha.MochaOptions): this;
}
const built = globalThis as unknown as { mocha: BrowserMocha; Mocha: typeof Mocha };

built.mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: 20_000 });

/** Runs the suites loaded so far; `grep` picks tests by an expression on their full title. */
export function runMocha(grep: string | undefined): Promise<Mocha.Stats> {
  if (grep) built.mocha.grep(new RegExp(grep));
  return new Promise((resolve) => {
    // The instance's own `run` reads the page's location, which no extension host has.
    const runner: Mocha.Runner = built.Mocha.prototype.run.call(built.mocha, () => resolve(runner.stats!));
  });
}
