// Tables as wikis write them: a cell a line behind a bar, |- between rows.

const CELL_ATTRIBUTES = /^\|\s?(?:[a-z]{1,12}="[^"|]{0,60}"\s?){1,6}(?=\|)/;

/** Behind what a wiki says of a cell before its text: |width="12%"| x. */
export function behindAttributes(text: string, start: number, end: number): number | undefined {
  const m = text.charCodeAt(start) === 124 ? CELL_ATTRIBUTES.exec(text.slice(start, end)) : undefined;
  return m ? start + m[0].length : undefined;
}

/** Whether a line begins or ends a table or a row of a wiki: {| class="x", |-, |}. */
export function isWikiMark(text: string, start: number, end: number): boolean {
  if (text.startsWith('{|', start)) return true;
  const next = text[start + 1];
  return (
    text[start] === '|' &&
    ((next === '}' && end - start === 2) || (next === '-' && !text.slice(start + 1, end).includes('|')))
  );
}
