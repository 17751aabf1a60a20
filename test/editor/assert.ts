// Assertions for the editor tests without node built-ins, so that a suite runs in the web extension host too.
const show = (value: unknown) => JSON.stringify(value, undefined, 2) ?? String(value);

export function ok(value: unknown, message = 'expected something'): asserts value {
  if (!value) throw new Error(message);
}

/** Equal as JSON: enough for values, positions, ranges and lists of them. */
export function equal(actual: unknown, expected: unknown, message = 'not equal'): void {
  if (show(actual) === show(expected)) return;
  // Mocha shows a diff of these two.
  throw Object.assign(new Error(message), { actual, expected, showDiff: true });
}

/** Waits until `probe` gives something; what an editor does later is never waited for by a fixed time. */
export async function eventually<T>(
  what: string,
  probe: () => T | Promise<T>,
  limit = 10_000,
): Promise<NonNullable<T>> {
  const until = Date.now() + limit;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > until) throw new Error(`waited ${limit / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
