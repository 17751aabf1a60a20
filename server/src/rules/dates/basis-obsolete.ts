import type { Place } from '../../report/model';
import { textAt } from '../../report/place';
import {
  basisOf,
  citation,
  coreWithTrial,
  isForeign,
  noticeOf,
  noticesOf,
  numberBehind,
  quotedIn,
  type Notice,
  type Quoted,
} from './notices';
import type { Rule, RuleContext } from '../rule';

const MADE_ON = /编制|编写|撰写|编报|本报告/;

export const basisObsolete: Rule = {
  id: 'basis-obsolete',
  group: 'dates',
  severity: 'error',
  fix: 'suggested',
  scope: 'report',
  docs: {
    zh: {
      title: '编制依据已被取代',
      what:
        '2021年及以后的报告按国办公开办函〔2021〕30号编制；〔2019〕60号通知和国务院令第492号都已被取代，' +
        '不能再作依据。',
      advice: '改引现行的文件；快速修复会替换名称和文号。',
    },
    en: {
      title: 'A basis that was replaced',
      what:
        'Reports for 2021 and later follow notice 〔2021〕30号; notice 〔2019〕60号 and decree 492 have been ' +
        'replaced.',
      advice: 'Cite the document in force; the quick fix replaces name and number.',
    },
  },
  check(report, context) {
    const { year } = report;
    if (year === undefined) return;
    const notices = noticesOf(report.form);
    const old = notices.filter((n) => n.data.until !== undefined && year > n.data.until);
    if (old.length === 0) return;
    const texts = [...basisOf(report, context)];
    // Who cites the notice in force besides tells a history, unless the old one is what the report is made on.
    const cited = (notice: Notice, here: string) =>
      texts.some(
        ({ prose: { text } }) =>
          (text === here || !MADE_ON.test(here)) && quotedIn(text).some((q) => citesRightly(text, q, notice, notices)),
      );
    for (const { block, prose } of texts) {
      const { text } = prose;
      const quoted = text.includes('<') ? quotedIn(text) : [];
      for (const notice of old) {
        const place = find(text, quoted, notice);
        if (!place) continue;
        const next = notices.find((n) => n.data.id === notice.data.replacedBy);
        if (next && place.named && next.numbers.some((n) => text.slice(place.start, place.end).includes(n))) continue;
        if (next && place.behind && noticeOf(text, place.behind, notices) === next) {
          numberOnly({ block, ...prose.span(place.behind.end + 1, place.end - 1) }, next, context);
          continue;
        }
        if (next?.data.series && cited(next, text)) continue;
        const at = { block, ...prose.span(place.start, place.end) };
        const written = textAt(at);
        const newText = next && (place.named ? citation(next) : next.data.number);
        context.report({
          place: at,
          message: context.say(
            `依据“${written}”已被取代${next ? `，${year} 年的报告应依据${citation(next)}` : ''}`,
            `“${written}” was replaced${next ? `; a report for ${year} is based on ${citation(next)}` : ''}`,
          ),
          fixes:
            newText === undefined
              ? []
              : [
                  {
                    title: context.say(`改为${newText}`, `Change to ${newText}`),
                    applicability: 'suggested',
                    edits: [{ place: at, newText }],
                  },
                ],
        });
      }
    }
  },
};

/** The name is that of the document in force, the number behind it is the old one’s. */
function numberOnly(place: Place, next: Notice, context: RuleContext): void {
  const { names, issuer, number } = next.data;
  const name = `《${issuer ?? ''}${names[0] ?? ''}》`;
  context.report({
    place,
    message: context.say(
      `${name}的文号是${number}；“${textAt(place)}”是已被取代的文件的文号`,
      `The number of ${name} is ${number}; “${textAt(place)}” is that of the document that it replaced`,
    ),
    fixes: [
      {
        title: context.say(`改为${number}`, `Change to ${number}`),
        applicability: 'suggested',
        edits: [{ place, newText: number }],
      },
    ],
  });
}

/** Whether a title is the notice's, with no other one's number behind it. */
function citesRightly(text: string, q: Quoted, notice: Notice, notices: readonly Notice[]): boolean {
  if (noticeOf(text, q, notices) !== notice) return false;
  const number = numberBehind(text, q.end);
  const written = number ? text.slice(number.start, number.end) : '';
  return !notices.some((n) => n !== notice && n.numbers.some((m) => written.includes(m)));
}

/** The notice by its name, the number behind it included, or by its number alone. */
function find(
  text: string,
  quoted: ReturnType<typeof quotedIn>,
  notice: Notice,
): { start: number; end: number; named: boolean; behind?: Quoted } | undefined {
  const by = quoted.find((q) => !isForeign(text, q) && notice.cores.some((c) => coreWithTrial(text, q).endsWith(c)));
  if (by) {
    const number = numberBehind(text, by.end);
    return { start: by.start, end: number && text[number.end] === ')' ? number.end + 1 : by.end, named: true };
  }
  for (const n of notice.numbers) {
    const at = text.indexOf(n);
    if (at < 0) continue;
    // The name may stand before it in other words.
    const before = quoted.find(
      (q) => text[q.end] === '(' && q.end + 1 === at && text[at + n.length] === ')' && notice.data.names.length > 0,
    );
    return before
      ? { start: before.start, end: at + n.length + 1, named: true, behind: before }
      : { start: at, end: at + n.length, named: false };
  }
  return undefined;
}
