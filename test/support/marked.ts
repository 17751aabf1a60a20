import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';

/** A finding that must be made at these offsets. */
export interface Mark {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/**
 * Reads text with marks: `⟦row-name:规范性文件⟧`, an empty one `⟦cell-blank:⟧`, two rules on one place `⟦a,b:…⟧`, one
 * inside another.
 * Marks are given in order of their start, outer ones first.
 */
export function marked(source: string): Marked {
  const marks: { rule: string; start: number; end: number }[] = [];
  const open: { rules: string[]; start: number }[] = [];
  let text = '';
  for (let i = 0; i < source.length;) {
    const start = /^⟦([a-z][a-z0-9-]*(?:,[a-z][a-z0-9-]*)*):/.exec(source.slice(i, i + 120));
    if (start) {
      open.push({ rules: start[1]!.split(','), start: text.length });
      i += start[0].length;
    } else if (source[i] === '⟧' && open.length > 0) {
      const last = open.pop()!;
      for (const rule of last.rules) marks.push({ rule, start: last.start, end: text.length });
      i += 1;
    } else {
      text += source[i]!;
      i += 1;
    }
  }
  if (open.length > 0) throw new Error(`a mark is not closed: ${open[0]!.rules.join(',')}`);
  return { text, marks: marks.sort((a, b) => a.start - b.start || b.end - a.end || a.rule.localeCompare(b.rule)) };
}

/** Puts findings back into the text, so that a failing test shows them in place. */
export function withMarks(text: string, marks: readonly Mark[]): string {
  // At one place: first close what began earlier, then empty marks, then open.
  const points = marks.flatMap((m, i) =>
    m.start === m.end
      ? [{ at: m.start, s: `⟦${m.rule}:⟧`, rank: 1, order: i }]
      : [
          { at: m.start, s: `⟦${m.rule}:`, rank: 2, order: i },
          { at: m.end, s: '⟧', rank: 0, order: -i },
        ],
  );
  points.sort((a, b) => a.at - b.at || a.rank - b.rank || a.order - b.order);
  let out = '';
  let at = 0;
  for (const p of points) {
    out += text.slice(at, p.at) + p.s;
    at = p.at;
  }
  return out + text.slice(at);
}

/** The text after the edits of a fix; refuses edits that overlap, as an editor does. */
export function apply(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///report.md', 'markdown', 0, text), [...edits]);
}
