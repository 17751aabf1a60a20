import { nearest } from '../../text/labels';

/** The word that was probably meant, as the end of a sentence. */
export function near(written: unknown, known: readonly string[]): { zh: string; en: string } {
  const meant = typeof written === 'string' ? nearest(written, known) : undefined;
  if (meant === undefined) return { zh: '', en: '' };
  return { zh: `，是否指 ${meant}？`, en: `; did you mean ${meant}?` };
}

/** What the parser found, by its own name for it. */
export const syntaxWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  InvalidSymbol: ['这里要有值：字符串加双引号', 'a value is needed here; strings stand in double quotes'],
  InvalidNumberFormat: ['数字写法有误', 'this is no number'],
  PropertyNameExpected: ['这里要有带双引号的设置名', 'the name of a setting in double quotes is needed here'],
  ValueExpected: ['这里要有值', 'a value is needed here'],
  ColonExpected: ['设置名后要有冒号', 'a colon is needed behind the name'],
  CommaExpected: ['前面缺少逗号', 'a comma is needed before this'],
  CloseBraceExpected: ['缺少右花括号 }', 'a closing brace } is missing'],
  CloseBracketExpected: ['缺少右方括号 ]', 'a closing bracket ] is missing'],
  EndOfFileExpected: ['后面多出了内容', 'there is something behind the end'],
  UnexpectedEndOfComment: ['注释没有结束', 'a comment does not end'],
  UnexpectedEndOfString: ['字符串缺少右引号', 'a string lacks its closing quote'],
};
