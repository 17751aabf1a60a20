import type { Rule, RuleContext, UnusedSuppression } from '../rule';

export const suppressionUnused: Rule = {
  id: 'suppression-unused',
  group: 'text',
  severity: 'warning',
  fix: 'safe',
  scope: 'suppression',
  docs: {
    zh: {
      title: '忽略注释没有作用',
      what:
        '注释 <!-- gouji-ignore 规则: 原因 --> 忽略下一段、下一表或下一章里某条规则的发现，<!-- gouji-ignore-file ' +
        '规则: 原因 --> 忽略整个文件里的。没有忽略到任何发现的、没有写明规则或原因的、规则名有误的，都会提示。',
      advice: '问题改好后删去注释（快速修复会删）；写法有误的请补上规则和原因。',
    },
    en: {
      title: 'A comment that suppresses nothing',
      what:
        'The comment <!-- gouji-ignore RULE: REASON --> leaves findings of a rule unsaid in the next paragraph, ' +
        'table or section, and <!-- gouji-ignore-file RULE: REASON --> in the whole file. One that suppresses ' +
        'nothing, names no rule or no reason, or a rule that does not exist, is told.',
      advice:
        'Remove the comment once the matter is mended (the fix does); where it is not written in full, add the ' +
        'rule and the reason.',
    },
  },
  check(suppression, context) {
    switch (suppression.why) {
      case 'unused':
        unused(suppression, context);
        break;
      case 'unknown-rule':
        context.report({
          place: suppression.place,
          message: context.say(
            `没有规则 ${suppression.rule}，这条注释不起作用`,
            `There is no rule ${suppression.rule}; the comment has no effect`,
          ),
        });
        break;
      case 'no-rule':
        context.report({
          place: suppression.place,
          message: context.say(
            '没有写明忽略哪条规则，这条注释不起作用；写法：<!-- gouji-ignore 规则: 原因 -->',
            'No rule is named, so the comment has no effect; write <!-- gouji-ignore RULE: REASON -->',
          ),
        });
        break;
      case 'no-reason':
        context.report({
          place: suppression.place,
          message: context.say(
            '没有写明原因，这条注释不起作用；请在冒号后写上原因',
            'No reason is given, so the comment has no effect; write one behind a colon',
          ),
        });
        break;
    }
  },
};

function unused(
  { place, idle, edit }: Extract<UnusedSuppression, { readonly why: 'unused' }>,
  context: RuleContext,
): void {
  const list = idle.join(context.say('、', ', '));
  const title =
    edit.newText === ''
      ? context.say('删去注释', 'Remove the comment')
      : context.say(`从注释中删去 ${list}`, `Take ${list} out of the comment`);
  context.report({
    place,
    message: context.say(`这条注释没有忽略任何发现：${list}`, `This comment suppresses nothing: ${list}`),
    fixes: [{ title, applicability: 'safe', edits: [edit] }],
  });
}
