import type { Edit } from '../../server/src/syntax/tree';

/**
 * A text and edits of it, one after the other, after which something is wrong; nobody looks at it but after every
 * so many, and the last.
 */
export interface Script {
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly every: number;
}

export const after = (text: string, e: Edit): string => text.slice(0, e.start) + e.text + text.slice(e.end);

/**
 * Makes a failing script as small as it can: the edits before the first that matters become part of the text, then
 * text and edits lose whatever the failure does not need.
 * @param fails says how many edits it takes to fail; 0 for not at all
 */
export function reduce(script: Script, fails: (s: Script) => number, seconds = 20): Script {
  let best = script;
  const until = Date.now() + seconds * 1000;
  const accept = (s: Script | undefined): boolean => {
    if (!s || Date.now() > until) return false;
    const n = fails(s);
    if (n > 0) best = { ...s, edits: s.edits.slice(0, n) };
    return n > 0;
  };
  accept(script);
  for (let keep = 1; keep < best.edits.length; keep *= 2) {
    const cut = best.edits.length - keep;
    if (accept({ ...best, text: best.edits.slice(0, cut).reduce(after, best.text), edits: best.edits.slice(cut) }))
      break;
  }
  for (let again = true; again && Date.now() < until;) {
    again = false;
    for (let i = best.edits.length - 1; i >= 0; i--) again = accept(withoutEdit(best, i)) || again;
    for (let size = best.text.length; size >= 1; size = Math.floor(size / 2)) {
      for (let at = best.text.length - size; at >= -size + 1; at -= size)
        again = accept(withoutText(best, Math.max(0, at), Math.max(0, at) + size)) || again;
    }
    for (let i = 0; i < best.edits.length; i++) {
      for (let size = best.edits[i]!.text.length; size >= 1; size = Math.floor(size / 2)) {
        for (let at = 0; at + size <= best.edits[i]!.text.length;)
          if (accept(withoutInserted(best, i, at, at + size))) again = true;
          else at += size;
      }
    }
  }
  return best;
}

/** The script without a stretch of its first text; undefined if an edit begins or ends in it. */
function withoutText({ text, edits, every }: Script, from: number, to: number): Script | undefined {
  if (to > text.length || from >= to) return undefined;
  const moved = removed(edits, from, to);
  return moved && { text: text.slice(0, from) + text.slice(to), edits: moved, every };
}

/** Edits as they are where a stretch of the text before them is not there. What is deleted as a whole may be less. */
function removed(edits: readonly Edit[], from: number, to: number): Edit[] | undefined {
  const gone = to - from;
  const out: Edit[] = [];
  for (const [i, e] of edits.entries()) {
    if (from >= e.start && to <= e.end && (from > e.start || to < e.end))
      return [...out, { ...e, end: e.end - gone }, ...edits.slice(i + 1)];
    if (e.end <= from) {
      const by = e.text.length - (e.end - e.start);
      from += by;
      to += by;
      out.push(e);
    } else if (e.start >= to) out.push({ start: e.start - gone, end: e.end - gone, text: e.text });
    else return undefined;
  }
  return out;
}

/** The script without one of its edits; undefined if a later one builds on it. */
function withoutEdit({ text, edits, every }: Script, i: number): Script | undefined {
  const e = edits[i]!;
  let at = e.start;
  const rest: Edit[] = [];
  for (const f of edits.slice(i + 1)) {
    const by = e.end - e.start - e.text.length;
    if (f.end <= at) {
      at += f.text.length - (f.end - f.start);
      rest.push(f);
    } else if (f.start >= at + e.text.length) rest.push({ start: f.start + by, end: f.end + by, text: f.text });
    else return undefined;
  }
  return { text, edits: [...edits.slice(0, i), ...rest], every };
}

function withoutInserted({ text, edits, every }: Script, i: number, from: number, to: number): Script | undefined {
  const e = edits[i]!;
  const rest = removed(edits.slice(i + 1), e.start + from, e.start + to);
  return (
    rest && {
      text,
      edits: [...edits.slice(0, i), { ...e, text: e.text.slice(0, from) + e.text.slice(to) }, ...rest],
      every,
    }
  );
}
