import { coreOf } from '../../text/labels';
import { basisOf, noticeOf, noticesOf, numberBehind, quotedIn, type Notice, type Quoted } from './notices';
import type { Place } from '../../report/model';
import type { Rule, RuleContext } from '../rule';

const DECREE = /第?(\d{3})号/;

export const basisName: Rule = {
  id: 'basis-name',
  group: 'dates',
  severity: 'info',
  fix: 'suggested',
  scope: 'report',
  docs: {
    zh: {
      title: '依据的名称或文号有误',
      what: '开头引用的文件，名称与印发时的不同（如略去了发文机关），或文号写错。',
      advice: '按印发的名称和文号引用；快速修复会改正。',
    },
    en: {
      title: 'Name or number of the basis is not as issued',
      what:
        'A document cited in the preamble has another name (its issuer left out, say) or another number than it ' +
        'was issued under.',
      advice: 'Cite it as issued; the quick fix does.',
    },
  },
  check(report, context) {
    const notices = noticesOf(report.form);
    for (const { block, prose } of basisOf(report, context)) {
      const { text } = prose;
      if (!text.includes('<')) continue;
      for (const q of quotedIn(text)) {
        const notice = noticeOf(text, q, notices);
        if (!notice) continue;
        const { until } = notice.data;
        const over = until !== undefined && report.year !== undefined && report.year > until;
        const other = numberOfAnother(text, q, notice, notices);
        if (other && over && other.notice.data.id === notice.data.replacedBy) {
          tellName({ block, ...prose.span(q.start, q.end) }, other.notice, context);
          continue;
        }
        // What was replaced has a rule of its own.
        if (over) continue;
        const name = `《${notice.data.issuer ?? ''}${notice.data.names[0]!}》`;
        if (until === undefined && !asIssued(text, q, notice)) {
          const place = { block, ...prose.span(q.start, q.end) };
          context.report({
            place,
            message: context.say(`文件名称与印发时不同，应为${name}`, `The document was issued as ${name}`),
            fixes: [
              {
                title: context.say(`改为${name}`, `Change to ${name}`),
                applicability: 'suggested',
                edits: [{ place, newText: name }],
              },
            ],
          });
        }
        const number = other && until !== undefined ? other.at : wrongNumber(text, q, notice, notices);
        if (!number) continue;
        const place = { block, ...prose.span(number.start, number.end) };
        context.report({
          place,
          message: context.say(
            `${name}的文号是${notice.data.number}`,
            `The number of ${name} is ${notice.data.number}`,
          ),
          fixes: [
            {
              title: context.say(`改为${notice.data.number}`, `Change to ${notice.data.number}`),
              applicability: 'suggested',
              edits: [{ place, newText: notice.data.number }],
            },
          ],
        });
      }
    }
  },
};

/** What stands between the brackets of a number; a line's end may part its digits. */
const numberIn = (text: string, at: { start: number; end: number }): string =>
  text.slice(at.start, at.end).replace(/(\d)\s+(?=\d)/g, '$1');

/** The number behind a title, where it is that of another notice. */
function numberOfAnother(
  text: string,
  q: Quoted,
  notice: Notice,
  notices: readonly Notice[],
): { at: { start: number; end: number }; notice: Notice } | undefined {
  const at = numberBehind(text, q.end);
  if (!at) return undefined;
  const written = numberIn(text, at);
  const has = (n: Notice) => n.numbers.some((number) => written.includes(number));
  const other = has(notice) ? undefined : notices.find((n) => n !== notice && has(n));
  return other && { at, notice: other };
}

/** The number is that of the notice in force, the name before it the one’s that it replaced. */
function tellName(place: Place, notice: Notice, context: RuleContext): void {
  const { issuer, names, number } = notice.data;
  const name = `《${issuer ?? ''}${names[0]!}》`;
  context.report({
    place,
    message: context.say(
      `名称与文号不是同一份文件：${number}是${name}的文号`,
      `Name and number are of two documents: ${number} is the number of ${name}`,
    ),
    fixes: [
      {
        title: context.say(`改为${name}`, `Change to ${name}`),
        applicability: 'suggested',
        edits: [{ place, newText: name }],
      },
    ],
  });
}

/**
 * As issued: any of its names, whose issuer may stand before the title; a notice's name with the issuer left out is
 * cut.
 */
function asIssued(text: string, q: Quoted, notice: Notice): boolean {
  const at = notice.cores.indexOf(q.core);
  if (at < 0) return false;
  if (!notice.issuer || q.core.startsWith(notice.issuer) || !q.core.endsWith('通知')) return true;
  return coreOf(text.slice(Math.max(0, q.start - 2 * notice.issuer.length), q.start)).includes(
    notice.issuer.slice(0, 6),
  );
}

/** A number behind the title that is near to the notice's, but another. */
function wrongNumber(
  text: string,
  q: Quoted,
  notice: Notice,
  notices: readonly Notice[],
): { start: number; end: number } | undefined {
  const at = numberBehind(text, q.end);
  // A number that the text breaks off in goes on elsewhere.
  if (!at || at.end === text.length) return undefined;
  const written = numberIn(text, at);
  // The number of a notice that was replaced has a rule of its own.
  if (
    notices.some(
      (n) => (n === notice || n.data.until !== undefined) && n.numbers.some((number) => written.includes(number)),
    )
  )
    return undefined;
  const { series } = notice.data;
  if (!series) {
    const own = DECREE.exec(notice.data.number)?.[1],
      m = DECREE.exec(written);
    return own && m && /令/.test(written) && m[1] !== own ? at : undefined;
  }
  return series.before.some((b) => written.includes(b)) && /\d/.test(written) ? at : undefined;
}
