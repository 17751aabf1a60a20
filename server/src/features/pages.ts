import type { DocumentLink } from 'vscode-languageserver-types';
import { PAGE_SCHEME, type PageParams } from '../../../shared/src/protocol';
import { blocksBetween } from '../document/run-rules';
import type { Steps } from '../document/steps';
import type { Form } from '../forms/form';
import type { NoticeData } from '../forms/prose-schema';
import { isProse, proseOf } from '../prose/read-block';
import { noticeOf, noticesOf, quotedIn } from '../rules/dates/notices';
import { exampleOf } from '../rules/examples/index';
import { groupNames } from '../rules/groups';
import { ruleById } from '../rules/registry';
import type { Lang, Rule } from '../rules/rule';
import { say, type Checked } from './checked';

/** Where the editor shows what is known of a law or notice, or a rule; it asks us for the text, not the network. */
export const pageUri = (kind: PageParams['kind'], id: string): string => `${PAGE_SCHEME}:/${kind}/${id}.md`;

/** Blocks looked at in one step. */
const STEP = 64;

/** Links from the names of laws and notices in the reports to their pages. */
export function* documentLinks({ document, lang }: Checked): Steps<DocumentLink[] | null> {
  if (!document.bound || document.reports.length === 0) return null;
  const links: DocumentLink[] = [];
  let n = 0;
  for (const report of document.reports) {
    const notices = noticesOf(report.form);
    for (const block of blocksBetween(document.bound.tree, report.from, report.until)) {
      if (++n % STEP === 0) yield;
      if (!isProse(block) || !block.text.includes('《')) continue;
      const prose = proseOf(block);
      for (const q of quotedIn(prose.text)) {
        const notice = noticeOf(prose.text, q, notices);
        if (!notice) continue;
        links.push({
          range: document.rangeOf({ block, ...prose.span(q.start, q.end) }),
          target: pageUri('notice', notice.data.id),
          tooltip: say(
            lang,
            `${notice.data.number}：名称、文号与施行情况`,
            `${notice.data.number}: name, number and force`,
          ),
        });
      }
    }
  }
  return links;
}

/** The text of a page as Markdown; null for one there is none of. */
export function pageText({ kind, id }: PageParams, forms: readonly Form[], lang: Lang): string | null {
  if (kind === 'rule') {
    const rule = ruleById(id);
    return rule ? rulePageText(rule, lang) : null;
  }
  for (const form of forms) {
    const all = form.data.prose?.notices ?? [];
    const notice = all.find((n) => n.id === id);
    if (notice) return noticePageText(notice, all, lang);
  }
  return null;
}

const levels = {
  error: ['错误', 'error'],
  warning: ['警告', 'warning'],
  info: ['建议', 'remark'],
  hint: ['提示', 'hint'],
} as const;

function rulePageText(rule: Rule, lang: Lang): string {
  const docs = rule.docs[lang];
  const at = lang === 'zh' ? 0 : 1;
  const example = exampleOf(rule.id);
  const fence = (text: string) => `\`\`\`text\n${text}\n\`\`\``;
  const fixes = {
    safe: say(lang, '安全的修复', 'safe fix'),
    suggested: say(lang, '建议的修复，须由人核对', 'suggested fix, for a person to look at'),
    none: say(lang, '没有修复', 'no fix'),
  };
  const facts = [groupNames[rule.group][at], levels[rule.severity][at], fixes[rule.fix ?? 'none']];
  return [
    `# ${docs.title}`,
    facts.join(' · '),
    docs.what,
    `**${say(lang, '怎么办', 'What to do')}** ${docs.advice}`,
    `${say(lang, '设置', 'Setting')} \`"gouji.rules": { "${rule.id}": "off" }\` ` +
      `${say(lang, '不再提示', 'keeps it silent')}`,
    ...(example
      ? [
          `**${say(lang, '有误', 'Wrong')}**`,
          fence(example.wrong),
          `**${say(lang, '正确', 'Right')}**`,
          fence(example.right),
        ]
      : []),
    '',
  ].join('\n\n');
}

function noticePageText(notice: NoticeData, all: readonly NoticeData[], lang: Lang): string {
  const name = notice.names[0] ?? notice.number;
  const full = notice.names.length > 0 ? `《${notice.issuer ?? ''}${name}》` : notice.number;
  const lines = [`# ${full}`, `${say(lang, '文号', 'Number')} ${notice.number}`];
  if (notice.until !== undefined)
    lines.push(say(lang, `适用到 ${notice.until} 年度的报告`, `In force for reports up to the year ${notice.until}`));
  const next = all.find((n) => n.id === notice.replacedBy);
  if (next) {
    const now = next.names[0] ? `《${next.issuer ?? ''}${next.names[0]}》` : next.number;
    lines.push(say(lang, `现由${now}（${next.number}）代替`, `Replaced by ${now} (${next.number})`));
  }
  if (notice.names.length > 1)
    lines.push(
      say(lang, `也称：${notice.names.slice(1).join('、')}`, `Also called: ${notice.names.slice(1).join(', ')}`),
    );
  if (notice.names.length > 0) {
    const citation = `${full}（${notice.number}）`;
    lines.push(`${say(lang, '引用时写作', 'Cite it as')} \`${citation}\``);
  }
  return `${lines.join('\n\n')}\n`;
}
