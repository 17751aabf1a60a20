import assert from 'node:assert/strict';
import { applyFix, check } from '../../support/check';
import { layoutNamed } from '../../support/layouts/index';
import { cleanReport, figuresFrom, setParagraphs, type ReportSpec, type Variant } from '../../support/report';
import type { CheckedDocument, Located } from '../../../server/src/document/checked-document';

/**
 * The figures that the sentences are held against: those of `cleanReport('plain')`, a county’s report for 2023.
 * new 59 = 40 natural persons + 5 + 1 + 1 + 11 + 1 (19 organisations); carried in 3; handled 58 = 27 granted + 8
 * partial + 4 denied + 15 unable + 2 not processed + 2 other; carried forward 4; documents 6 issued, 2 repealed, 41
 * valid; licensing 20356, penalty 874, coercion 63, fees 1286.35; reviews 4, lawsuits 2 + 1.
 */
export const county: ReportSpec = cleanReport('plain', 2023);
/** A department’s report, same year. */
export const department: ReportSpec = {
  ...setParagraphs(cleanReport('department', 2023), 'overview', county.sections[0]!.paragraphs),
  figures: county.figures,
};
/** A township without any figure. */
export const nothing: ReportSpec = {
  ...setParagraphs(cleanReport('empty', 2023), 'overview', county.sections[0]!.paragraphs),
  figures: figuresFrom(county.form, {}),
};

const SLOT = '（此处另行代换）';
const printed = new Map<string, Map<ReportSpec, string>>();
export const HEADED = '（二）依申请公开情况。';

/** The report with one paragraph more in a section. */
export function reportWith(paragraph: string, spec: ReportSpec = county, section = 'overview'): string {
  const texts = printed.get(section) ?? new Map<ReportSpec, string>();
  printed.set(section, texts);
  let text = texts.get(spec);
  if (!text) {
    const own = spec.sections.find((s) => s.key === section)!.paragraphs;
    text = layoutNamed('pipes').print(setParagraphs(spec, section, [...own, SLOT])).text;
    texts.set(spec, text);
  }
  return text.replace(SLOT, () => paragraph);
}

export interface Judged {
  readonly text: string;
  readonly document: CheckedDocument;
  readonly found: readonly Located[];
}

/** Findings of these rules in a paragraph. */
export function judge(paragraph: string, rules: RegExp, spec: ReportSpec = county, section = 'overview'): Judged {
  const text = reportWith(paragraph, spec, section);
  const { document, found } = check(text);
  const at = text.indexOf(paragraph);
  return {
    text,
    document,
    found: found.filter((f) => rules.test(f.finding.rule) && f.offset >= at && f.offset <= at + paragraph.length),
  };
}

const unmarked = (s: string) => s.replace(/[⟦⟧]/g, '');

/** The paragraph with its findings put back into it. */
export function marking(paragraph: string, j: Judged): string {
  const at = j.text.indexOf(paragraph);
  const spots = [
    ...new Set(j.found.map((f) => `${f.offset - at} ${f.offset - at + f.finding.place.end - f.finding.place.start}`)),
  ]
    .map((s) => s.split(' ').map(Number) as [number, number])
    .sort((a, b) => b[0] - a[0]);
  let out = paragraph;
  for (const [from, to] of spots) out = `${out.slice(0, from)}⟦${out.slice(from, to)}⟧${out.slice(to)}`;
  return out;
}

/** Each sentence gives exactly the findings marked in it by ⟦…⟧, all of one rule. */
export function holds(rule: string, sentences: readonly string[], spec: ReportSpec = county, prefix = ''): void {
  for (const marked of sentences) {
    it(marked, () => {
      const paragraph = prefix + unmarked(marked);
      const j = judge(paragraph, /^narrative-/, spec);
      assert.equal(marking(paragraph, j), prefix + marked, j.found.map((f) => f.finding.message).join('\n'));
      for (const f of j.found) {
        assert.equal(f.finding.rule, rule);
        for (const fix of f.finding.fixes) {
          assert.equal(fix.applicability, 'suggested');
          const fixed = applyFix(j.document, fix);
          const before = j.found.length;
          const after = check(fixed).found.filter((x) => /^narrative-/.test(x.finding.rule));
          assert.ok(after.length < before, `${fix.title}: ${after.map((x) => x.finding.message).join('; ')}`);
        }
      }
    });
  }
}

export const variants: readonly Variant[] = ['plain', 'department', 'county', 'township', 'empty'];
