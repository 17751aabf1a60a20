// Plain tables: what is measured on the left, the target on the right.
const wide = (s) => [...s].reduce((n, c) => n + (c.codePointAt(0) >= 0x2e80 ? 2 : 1), 0);

/** @param rows cells as text; numbers are put to the right */
export function table(head, rows) {
  const all = [head, ...rows.map((r) => r.map((c) => c ?? ''))];
  const widths = head.map((_, i) => Math.max(...all.map((r) => wide(r[i]))));
  const numeric = (c) => /^[\d<]/.test(c);
  const line = (r) =>
    r
      .map((c, i) => {
        const gap = ' '.repeat(widths[i] - wide(c));
        return i > 0 && numeric(c) ? gap + c : c + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((w) => '-'.repeat(w)).join('  '), ...all.slice(1).map(line)].join('\n');
}

export const ms = (n) =>
  n === undefined
    ? ''
    : n >= 1000
      ? `${(n / 1000).toFixed(2)} s`
      : n >= 20
        ? `${n.toFixed(0)} ms`
        : `${n.toFixed(2)} ms`;
export const mb = (n) => (n === undefined ? '' : `${n.toFixed(0)} MB`);
export const times = (n) => (n === undefined || Number.isNaN(n) ? '' : `${n >= 10 ? n.toFixed(1) : n.toFixed(2)}×`);
