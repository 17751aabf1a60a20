import { isSpace, tableOf } from '../text/chars';

// The strokes that tables are drawn with.

const BARS = /* @__PURE__ */ tableOf('|｜│┃║╎┆┊');
/** Strokes of drawn tables, box-drawing characters among them. */
const isStroke = (code: number): boolean =>
  code === 45 || code === 61 || code === 43 || code === 58 || (code >= 0x2500 && code <= 0x257f);

export const isBar = (code: number): boolean => BARS[code] === 1;

/** Whether a line is nothing but strokes: the rule between two rows of a drawn table, or a Markdown delimiter row. */
export function isRule(text: string, start: number, end: number): boolean {
  let run = false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isStroke(code) && !isBar(code)) {
      if (i > start && text.charCodeAt(i - 1) === code) run = true;
    } else if (!isBar(code) && !isSpace(code)) return false;
  }
  return run;
}
