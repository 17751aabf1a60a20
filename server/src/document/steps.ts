/** Work done in steps: after each, whoever has it done may turn to something else first, or leave off. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all the work in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Whether something is work still to be done, and no answer. */
export function areSteps(what: unknown): what is Steps<unknown> {
  return typeof what === 'object' && what !== null && Symbol.iterator in what && 'next' in what && 'throw' in what;
}

/** What is made of each item of a list, one after the other; a step ends when so many have been looked at. */
export function* eachOf<A, B>(list: Iterable<A>, make: (item: A) => B, most = 256): Steps<B[]> {
  const out: B[] = [];
  for (const item of list) {
    out.push(make(item));
    if (out.length % most === 0) yield;
  }
  return out;
}
