import type { DocumentStatus } from '../../../shared/src/protocol';
import type { Form } from '../forms/form';
import { SECTIONS_ALONE } from '../document/recognise';
import { say, type Checked } from './checked';

export interface StatusOptions {
  readonly version: number;
  readonly forms: readonly Form[];
  readonly enabled: boolean;
  /** Said before anything else: e.g. that checking has failed. */
  readonly trouble?: string | undefined;
}

/** What is to be said of a document as a whole. */
export function status(checked: Checked, { version, forms, enabled, trouble }: StatusOptions): DocumentStatus {
  const { uri, document, lang } = checked;
  const report = enabled ? document.reports[0] : undefined;
  const findings = report ? document.counts() : { error: 0, warning: 0, info: 0, hint: 0 };
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
  };
}

function remark({ document, lang }: Checked): string | null {
  const n = document.reports.length;
  return n > 1
    ? say(lang, `文件里有 ${n} 份报告，分别检查`, `The file holds ${n} reports; each is checked by itself`)
    : null;
}

/** Why a document is not taken for a report. */
function whyNot({ document, lang }: Checked, forms: readonly Form[]): string {
  if (document.length === 0) return say(lang, '文件是空的', 'The file is empty');
  const bound = document.bound;
  if (!bound) {
    const marks = [...new Set(forms.flatMap((f) => f.data.recognition.marks))];
    return say(
      lang,
      `没有找到“${marks.join('”“')}”字样，未按年度报告检查`,
      `No “${marks.join('”, “')}” in the text, so it is not checked as a report`,
    );
  }
  const n = Math.max(0, ...bound.reports.map((r) => new Set(r.sections.map((s) => s.section)).size));
  return say(
    lang,
    `只认出 ${n} 个部分的标题，至少要有 ${SECTIONS_ALONE} 个，或报告标题加 ${SECTIONS_ALONE - 1} 个，或一张规定的表，才按年度报告检查`,
    `${n} section heading${n === 1 ? '' : 's'} recognised; a report needs at least ${SECTIONS_ALONE}, or a title and ${SECTIONS_ALONE - 1}, or one of the form’s tables`,
  );
}
