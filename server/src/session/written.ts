import type { Steps } from '../document/steps';

// A long answer as JSON, written bit by bit before it is sent.

/** So many characters are written in one step, or a little more. */
const STEP = 1 << 15;
/** So many plain items of a list are written at once. */
const RUN = 4096;

const known = new WeakMap<object, readonly Uint8Array[]>();

/** The JSON of an answer in pieces, where it has been written ahead. */
export const writtenOf = (answer: unknown): readonly Uint8Array[] | undefined =>
  typeof answer === 'object' && answer !== null ? known.get(answer) : undefined;

/** Writes an answer, which must not change from then on. */
export function* writeAhead(answer: unknown): Steps<void> {
  if (typeof answer !== 'object' || answer === null) return;
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let text = '';
  for (const bit of bitsOf(answer)) {
    text += bit;
    if (text.length < STEP) continue;
    pieces.push(encoder.encode(text));
    text = '';
    yield;
  }
  pieces.push(encoder.encode(text));
  known.set(answer, pieces);
}

/** The JSON of a value, as `JSON.stringify` has it, in bits: what holds no list is one. */
function* bitsOf(value: unknown): Generator<string, void> {
  if (Array.isArray(value)) yield* bitsOfList(value);
  else if (holdsList(value)) {
    let mark = '{';
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      yield `${mark}${JSON.stringify(key)}:`;
      yield* bitsOf(item);
      mark = ',';
    }
    yield '}';
  } else yield JSON.stringify(value);
}

function* bitsOfList(list: readonly unknown[]): Generator<string, void> {
  yield '[';
  for (let i = 0; i < list.length; i++) {
    if (i > 0) yield ',';
    if (typeof list[i] === 'object' && list[i] !== null) {
      yield* bitsOf(list[i]);
      continue;
    }
    let end = i + 1;
    while (end < list.length && end - i < RUN && typeof list[end] !== 'object') end++;
    yield JSON.stringify(list.slice(i, end)).slice(1, -1);
    i = end - 1;
  }
  yield ']';
}

/** Whether an object holds a list with something in it, itself or in one of its own objects. */
function holdsList(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((v) => (Array.isArray(v) ? v.length > 0 : holdsList(v)));
}
