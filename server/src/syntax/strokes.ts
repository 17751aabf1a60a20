import { isSpace, skipSpace, tableOf, trimEnd } from '../text/chars';

// The strokes that tables are drawn with.

const BARS = /* @__PURE__ */ tableOf('|｜│┃║╎┆┊¦∣❘︱⏐');
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

/** Where a rule through some columns of a line begins or ends: beside a cell that is merged over rows. */
const PART_RULE = /[├┤┼]|[|+]---/;

/** Whether a line of a drawn table is the rule between two rows in some of its columns only. */
export const isPartRule = (text: string, start: number, end: number): boolean =>
  PART_RULE.test(text.slice(start, end)) && !isRule(text, start, end);

/** What stands beside the rule in such a line: start and end of each text in turn. */
export function besideRule(text: string, start: number, end: number): number[] {
  const bounds: number[] = [];
  for (let from = start; from < end; from++) {
    let to = from;
    while (to < end && !isDrawn(text.charCodeAt(to))) to++;
    const first = skipSpace(text, from, to);
    if (first < to) bounds.push(first, trimEnd(text, first, to));
    from = to;
  }
  return bounds;
}

const isDrawn = (code: number): boolean => isStroke(code) || isBar(code);

/** The word that opens a cell or a row in a line of its own, in markup that names them. */
const CELL_WORD = /^@(?:tab|item|headitem|multitable)(?=\s|$)\s*/;
const CELL_WORD_MAX = 12;

/** Where the text of a cell begins that a word of markup opens; undefined where none does. */
export function markedCell(text: string, start: number, end: number): number | undefined {
  if (text.charCodeAt(start) !== 64) return undefined;
  const m = CELL_WORD.exec(text.slice(start, Math.min(end, start + CELL_WORD_MAX)));
  return m ? start + m[0].length : undefined;
}
