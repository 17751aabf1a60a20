const WIDE = new RegExp(
  '[\\u1100-\\u115f\\u2018-\\u201d\\u2014\\u2026\\u2e80-\\ua4cf\\uac00-\\ud7a3' +
    '\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60\\uffe0-\\uffe6]',
);

/** Columns a text takes where Chinese characters are twice as wide. */
export function displayWidth(s: string): number {
  let n = 0;
  for (const c of s) n += WIDE.test(c) ? 2 : 1;
  return n;
}

/** Cuts a text into lines no wider than `width`; figures and words stay whole. */
export function wrap(s: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of s.match(/[0-9A-Za-z.%]+|[\s\S]/gu) ?? []) {
    if (line !== '' && displayWidth(line) + displayWidth(piece) > width) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line];
}
