import type { Understood } from './understood';
import type { Frame, Reading } from './lexicon';
import { endsSentence } from './marks';
import type { Spoken } from './spoken';
import { REST, SHARE } from './words';

// 自然人40件、商业企业5件、…、其他14件: “others” at the end of a list of kinds.

/** So many kinds told are a list. */
const LIST = 2;

/** The column of those that are of no other kind: the one that no word but “others” names. */
export function restOf({ data }: Frame): number {
  return data.columns?.findIndex(({ is, words }) => is.length > 1 && is[0]!.length === 1 && isOthers(words)) ?? -1;
}
const isOthers = (words: readonly string[] | undefined) => words?.some((w) => w.startsWith('其他')) === true;

/** Whether the clause at `left` goes on with a list of kinds. */
export function endsKinds({ tokens, near, kinds, scoped }: Spoken, left: number, frame: Frame): boolean {
  if (scoped || near?.frame !== frame.index || kinds.length < LIST || !frame.data.row) return false;
  if (restOf(frame) < 0 || !kinds.some((c) => frame.data.columns![c]!.is[0]!.length === 1)) return false;
  // Nothing but marks and shares since the last of them.
  for (let i = left - 1; i >= 0; i--) {
    const t = tokens[i]!;
    if (t.kind === 'number') {
      if (t.of !== 'percent') return t.start === near.start;
    } else if (t.kind === 'stop' ? endsSentence(t.code) : t.kind !== 'word' || t.entry.plain !== SHARE) return false;
  }
  return false;
}

/** The sums that “others” behind such a list can be: the column itself, or all that the list has not told. */
export function restOfKinds(
  { kinds, near, tokens }: Spoken,
  at: number,
  frame: Frame,
  { columns }: Understood,
  rows: readonly number[],
): Reading[] | undefined {
  const rest = restOf(frame);
  const word = tokens[at - 1];
  if (word?.kind !== 'word' || word.entry.plain !== REST || word.entry.roles.length > 0) return undefined;
  if (kinds.length < LIST || columns.length !== 1 || columns[0] !== rest || near?.frame !== frame.index)
    return undefined;
  const all = frame.data.columns!;
  const latest = all[kinds[kinds.length - 1]!]!.is[0]!;
  // 法人或其他组织19件，其中商业企业5件、法律服务机构11件、其他3件: of these alone.
  const group = kinds.map((c) => all[c]!.is[0]!).find((is) => is.length > latest.length && is.includes(latest[0]!));
  const told = new Set(kinds.flatMap((c) => (all[c]!.is[0] === group ? [] : all[c]!.is[0]!)));
  const isLeft = (kind: string) => !told.has(kind) && (!group || group.includes(kind));
  const left = all.flatMap(({ is }, c) => (is[0]!.length === 1 && isLeft(is[0]![0]!) ? [c] : []));
  const row = rows[0] ?? near.row;
  const own = frame.readings(row, rest).filter((r) => r.length === 1);
  // Of each way to read the row one sum.
  const sums = own.map((_, k) => [
    ...new Set(left.flatMap((c) => frame.readings(row, c).filter((r) => r.length === 1)[k] ?? [])),
  ]);
  return [...own, ...sums];
}
