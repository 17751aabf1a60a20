import type { Edit, Rule, RuleContext, UnusedSuppression } from '../rule';

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
    const { place, edit } = suppression;
    // What is not written in full may be meant: it is not taken away unasked.
    const removal = { title: removalOf(edit, '', context), applicability: 'suggested', edits: [edit] } as const;
    switch (suppression.why) {
      case 'unused':
        unused(suppression, context);
        break;
      case 'unknown-rule':
        unknownRule(suppression, context);
        break;
      case 'no-rule':
        context.report({
          place,
          message: context.say(
            '没有写明忽略哪条规则，这条注释不起作用；写法：<!-- gouji-ignore 规则: 原因 -->',
            'No rule is named, so the comment has no effect; write <!-- gouji-ignore RULE: REASON -->',
          ),
          fixes: [removal],
        });
        break;
      case 'no-reason':
        context.report({
          place,
          message: context.say(
            '没有写明原因，这条注释不起作用；请在冒号后写上原因',
            'No reason is given, so the comment has no effect; write one behind a colon',
          ),
          fixes: [removal],
        });
        break;
    }
  },
};

type Unused<Why extends UnusedSuppression['why']> = Extract<UnusedSuppression, { readonly why: Why }>;

function unknownRule({ place, rule, meant, edit }: Unused<'unknown-rule'>, context: RuleContext): void {
  const [zh, en] = meant === undefined ? ['', ''] : [`，是否指 ${meant}？`, `; did you mean ${meant}?`];
  const change = context.say(`改为 ${meant}`, `Change to ${meant}`);
  context.report({
    place,
    message: context.say(
      `没有规则 ${rule}，这条注释不起作用${zh}`,
      `There is no rule ${rule}, so the comment has no effect${en}`,
    ),
    fixes: [
      meant === undefined
        ? { title: removalOf(edit, rule, context), applicability: 'suggested', edits: [edit] }
        : { title: change, applicability: 'suggested', edits: [{ place, newText: meant }] },
    ],
  });
}

function removalOf(edit: Edit, words: string, context: RuleContext): string {
  return edit.newText === ''
    ? context.say('删去注释', 'Remove the comment')
    : context.say(`从注释中删去 ${words}`, `Take ${words} out of the comment`);
}

function unused({ place, idle, edit }: Unused<'unused'>, context: RuleContext): void {
  const list = idle.join(context.say('、', ', '));
  context.report({
    place,
    message: context.say(`这条注释没有忽略任何发现：${list}`, `This comment suppresses nothing: ${list}`),
    fixes: [{ title: removalOf(edit, list, context), applicability: 'safe', edits: [edit] }],
  });
}
