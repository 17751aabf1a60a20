import type { DocumentStatus } from '../../../shared/src/protocol';
import type { Form } from '../forms/form';
import { choiceMade } from '../rules/year-before';
import { SECTIONS_ALONE } from '../document/recognise';
import { greatest } from '../text/extremes';
import { isFullOfNul, isMostlyBad } from '../text/garbled';
import type { KnownKeys } from '../workspace/baseline';
import { findingsOf, say, type Checked } from './checked';
import { areFindingsKnown } from './diagnostics';
import { shownFindings } from './shown';
import { tallyOf } from './states';

export interface StatusOptions {
  readonly version: number;
  readonly forms: readonly Form[];
  readonly enabled: boolean;
  /** Said before anything else: e.g. that checking has failed. */
  readonly trouble?: string | undefined;
  /** Findings that a baseline knows: they do not count. */
  readonly known?: KnownKeys | undefined;
}

/** What is to be said of a document as a whole. */
export function status(checked: Checked, { version, forms, enabled, trouble, known }: StatusOptions): DocumentStatus {
  const { uri, document, lang } = checked;
  const report = enabled ? document.reports[0] : undefined;
  const findings = report ? countsWithout(checked, known) : { error: 0, warning: 0, info: 0, hint: 0 };
  const message =
    trouble ??
    (enabled
      ? report
        ? remark(checked)
        : whyNot(checked, forms)
      : say(lang, '检查已关闭（设置 gouji.enable）', 'Checking is switched off (setting gouji.enable)'));
  return {
    uri,
    version,
    form: report?.form.id ?? null,
    formName: report?.form.data.name[lang] ?? null,
    year: report?.year ?? null,
    agency: report?.agency ?? null,
    message,
    findings,
    relations: report ? relationsOf(checked) : null,
  };
}

/** In a text with more findings they are counted as they were found, blanks of a row one by one. */
const MANY = 1000;

function countsWithout(checked: Checked, known: KnownKeys | undefined): DocumentStatus['findings'] {
  const counts = { ...checked.document.counts() };
  if (known) {
    const isKnown = areFindingsKnown(checked, known);
    for (const [i, { finding }] of findingsOf(checked).entries()) if (isKnown[i]) counts[finding.severity]--;
    return counts;
  }
  if (counts.error + counts.warning + counts.info + counts.hint > MANY) return counts;
  for (const { finding, parts } of shownFindings(checked)) counts[finding.severity] -= parts.length - 1;
  return counts;
}

/** How many relations of all reports hold, are broken, and cannot be judged yet. */
function relationsOf(checked: Checked): NonNullable<DocumentStatus['relations']> {
  const sum = { holds: 0, broken: 0, open: 0 };
  for (const report of checked.document.reports) {
    const { holds, broken, blank, unread } = tallyOf(report, report.form.relations);
    sum.holds += holds;
    sum.broken += broken;
    sum.open += blank + unread;
  }
  return sum;
}

/** So much of a text tells how it was decoded. */
const LOOK = 20_000;
/** Fewer characters that could not be decoded say nothing. */
const FEW = 8;

function remark({ document, lang }: Checked): string | null {
  const n = document.reports.length;
  const chosen = document.reports.flatMap((r) => {
    const before = document.yearBefore(r);
    const made = before && choiceMade(before);
    return made ? [say(lang, made.zh, made.en)] : [];
  });
  const said =
    n > 1
      ? [say(lang, `文件里有 ${n} 份报告，分别检查`, `The file holds ${n} reports; each is checked by itself`)]
      : [];
  return [...said, ...chosen].join(say(lang, '；', '; ')) || null;
}

/** Why a document is not taken for a report. */
function whyNot({ document, lang }: Checked, forms: readonly Form[]): string {
  if (document.length === 0) return say(lang, '文件是空的', 'The file is empty');
  if (isMostlyBad(document.text(0, LOOK), FEW))
    return say(
      lang,
      '文字是乱码：像是 GBK 编码的文件按 UTF-8 打开了。请用“通过编码重新打开”（命令面板：更改文件编码）选 GB ' +
        '18030 重新打开，不要保存',
      'The text is garbled: it looks like a GBK file opened as UTF-8. Reopen it with encoding GB 18030 (“Change ' +
        'File Encoding”, “Reopen with Encoding”), and do not save it as it is',
    );
  if (isFullOfNul(document.text(0, LOOK)))
    return say(
      lang,
      '文字是乱码：每个字之间都有 NUL 字符，像是 UTF-16 或 UTF-32 编码的文件按别的编码打开了。请用它本来的编码重新打开，' +
        '再另存为 UTF-8',
      'The text is garbled: there are NUL characters between all others, as in a file in UTF-16 or UTF-32 opened in ' +
        'another encoding. Reopen it in its own and save it as UTF-8',
    );
  const bound = document.bound;
  if (!bound) {
    const marks = [...new Set(forms.flatMap((f) => f.data.recognition.marks))];
    return say(
      lang,
      `没有找到“${marks.join('”“')}”字样，未按年度报告检查`,
      `No “${marks.join('”, “')}” in the text, so it is not checked as a report`,
    );
  }
  const n = greatest(bound.reports, (r) => new Set(r.sections.map((s) => s.section)).size);
  return say(
    lang,
    `只认出 ${n} 个部分的标题，至少要有 ${SECTIONS_ALONE} 个，或报告标题加 ${SECTIONS_ALONE - 1} 个，` +
      '或一张规定的表，才按年度报告检查',
    `${n} section heading${n === 1 ? '' : 's'} recognised; a report needs at least ${SECTIONS_ALONE}, or a title ` +
      `and ${SECTIONS_ALONE - 1}, or one of the form’s tables`,
  );
}
