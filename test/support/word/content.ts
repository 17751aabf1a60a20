import { gridOf, type Grid } from '../print/grid';
import type { Paragraph, ReportSpec } from '../spec';

/** A report as a list of what a Word document holds. */
export type Content =
  | { readonly kind: 'title' | 'paragraph' | 'signature'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly number: string; readonly text: string }
  | { readonly kind: 'table'; readonly grid: Grid };

export function contentOf(spec: ReportSpec): Content[] {
  const out: Content[] = [];
  const text = (p: Paragraph) => {
    if (typeof p === 'string') out.push({ kind: 'paragraph', text: p });
    else {
      const m = /^(（[一二三四五六七八九十]+）)(.*)$/.exec(p.heading);
      out.push({ kind: 'heading', level: 2, number: m?.[1] ?? '', text: m?.[2] ?? p.heading });
    }
  };
  if (spec.title !== undefined) out.push({ kind: 'title', text: spec.title });
  spec.preamble.forEach(text);
  for (const s of spec.sections) {
    out.push({ kind: 'heading', level: 1, number: `${s.number}、`, text: s.title });
    s.paragraphs.forEach(text);
    if (s.table) out.push({ kind: 'table', grid: gridOf(spec, s.table, {}, () => 0) });
    s.after.forEach(text);
  }
  spec.signature.forEach((l) => out.push({ kind: 'signature', text: l }));
  return out;
}
