import type { Lang } from '../../rules/rule';
import type { Refusal } from './convert';

const words: Readonly<Record<Refusal, readonly [string, string]>> = {
  faults: ['有行或数字读不出，请先改正', 'it has rows or figures that cannot be read: mend them first'],
  'foreign-text': ['表中夹有格式以外的文字', 'there is text in it that is none of the form’s'],
  'blank-cells': ['有空白单元格，每格一行时会丢失', 'it has blank cells, which one cell a line cannot show'],
  'not-read-back': ['转换后读出的数会不同', 'its figures would not be read as they are now'],
};

/** Why a table was left as it is. */
export const refusalText = (why: Refusal, lang: Lang): string => words[why][lang === 'zh' ? 0 : 1];
