/** Calls back with start and end (without its end mark) of every line before `end`. */
export function eachLine(text: string, end: number, visit: (from: number, to: number) => void): void {
  let cr = text.indexOf('\r'),
    lf = text.indexOf('\n');
  for (let from = 0; from < end;) {
    if (cr >= 0 && cr < from) cr = text.indexOf('\r', from);
    if (lf >= 0 && lf < from) lf = text.indexOf('\n', from);
    let to = end;
    if (lf >= 0 && lf < to) to = lf;
    if (cr >= 0 && cr < to) to = cr;
    visit(from, to);
    from = to + (to === cr && lf === cr + 1 ? 2 : 1);
  }
}
