import { setFlagsFromString } from 'node:v8';

/** V8 from this version on has a compiler between the interpreter and the slow one that makes the fastest code. */
const MAGLEV = 12;
/** How much bytecode a function runs before it is compiled for speed; six times V8's own. */
const BUDGET = 400_000;
/** How much bytecode of others one function may take into itself; a third of V8's own. */
const INLINED = 300;

/**
 * Lets V8 compile for speed only what is really hot. Our code is broad: left alone, an older V8 spends more on
 * compiling and on taking back what it compiled too early than a run of seconds can win by it.
 */
export function patientCompiler(): void {
  if (Number.parseInt(process.versions.v8, 10) < MAGLEV) {
    setFlagsFromString(`--interrupt-budget=${BUDGET}`);
    setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED}`);
  }
}
