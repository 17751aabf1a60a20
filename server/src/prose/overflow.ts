import type { Prose } from '../text/prose';
import type { Figure } from './figures';
import type { Lexicon } from './lexicon';
import { endsSentence } from './marks';
import type { Token } from './tokens';
import { anyOf } from '../text/pattern';

// Lists that nobody says are all: they may be less than their whole, not more.

export interface Text {
  readonly tokens: readonly Token[];
  readonly figures: readonly Figure[];
  readonly lexicon: Lexicon;
  readonly prose: Prose;
}

/** Figures behind these may overlap, or be of another time than the whole. */
const OVERLAPS = /含|同步|同时|多渠道|重复|交叉|累计|上年|去年|往年|结转|[次批]$/;
/** What was done with all of them is no part beside others: 办结58件，满意57件. */
const DEEDS =
  /办结|答复|回复|满意|采纳|整改|完成|解决|按时|按期|评价|审核|签收|受理|办理|参加|参与|浏览|阅读|下载|转发|点赞/;
/** So many parts are a list of kinds. */
export const KINDS = 3;

/** So many tokens at most follow in the sentence. */
const REST_MAX = 200;

/** Parts that are more than their whole: one by itself, or kinds that are told apart. */
export function overflow(text: Text, all: readonly Figure[], whole: number): readonly Figure[] | undefined {
  const { tokens, prose } = text;
  if (all.length === 0) return undefined;
  // What stands behind a semicolon is another list, unless all of it is parted so.
  const near = all.filter((f) => f.sentence === all[0]!.sentence);
  const parts = near.length > 1 ? near : all;
  const wordsOf = (f: Figure) => prose.slice(tokens[f.left]!.start, f.token.start);
  const end = parts[parts.length - 1]!;
  let stop = end.at;
  const furthest = Math.min(tokens.length - 1, end.at + REST_MAX);
  while (stop < furthest && !(tokens[stop]!.kind === 'stop' && endsSentence((tokens[stop] as Stop).code))) stop++;
  // What is said behind so long a list is not looked for.
  if (stop === end.at + REST_MAX) return undefined;
  if (OVERLAPS.test(prose.slice(tokens[parts[0]!.left]!.start, tokens[stop]!.end))) return undefined;
  const one = parts.find((f) => f.token.value > whole);
  if (one) return [one];
  const sum = parts.reduce((s, f) => s + f.token.value, 0);
  const kinds = parts.every(
    (f, k) =>
      (f.at > f.left || isOfPlace(text, parts[k - 1], f)) && (!f.claim || f.claim.atMost) && !DEEDS.test(wordsOf(f)),
  );
  const many = parts.length >= KINDS || (parts.length > 1 && parts.every((f, k) => isOfPlace(text, parts[k - 1], f)));
  return many && kinds && sum > whole ? parts : undefined;
}

/** 县级部门38件，乡镇（街道）21件: what one body received no other did. */
const PLACES = anyOf([/部门|市级|县级|区级|省级|本级|[县区]\(市、区\)/, /乡镇|镇街|街道|区县|县区|市县|园区|开发区/], {
  behind: String.raw`(?:行政)?(?:机关|单位)?(?:\([^)]*\))?(?:收到|受理|办理|答复|办结)?$`,
});
export function isOfPlace(
  { tokens, prose }: Pick<Text, 'tokens' | 'prose'>,
  before: Figure | undefined,
  f: Figure,
): boolean {
  let from = f.left;
  // 乡镇（街道）: the bracket is of the word.
  if (from === f.at && before) from = before.at + 1;
  return from < f.at && PLACES.test(prose.slice(tokens[from]!.start, f.token.start));
}

type Stop = Extract<Token, { kind: 'stop' }>;
