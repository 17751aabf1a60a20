import { once, rowsOf, setAs, type Place } from './grid-kind';

const quoted = (s: string): string => `"${s.replaceAll('"', '""')}"`;
const written = (s: string, between: string): string => (new RegExp(`[\\n"${between}]`).test(s) ? quoted(s) : s);
/** Label words broken over lines, as cells of a spreadsheet are. */
const broken = (p: Place): string => {
  const text = once(p);
  return p.figure || text.length < 6 ? text : `${text.slice(0, 4)}\n${text.slice(4)}`;
};

export const commaKinds = [
  setAs('semicolons', (rows) => rowsOf(rows, (r) => r.map(once).join(';'))),
  setAs('semicolons, all quoted', (rows) => rowsOf(rows, (r) => r.map((p) => quoted(once(p))).join(';'))),
  setAs('semicolons, full-width', (rows) => rowsOf(rows, (r) => r.map(once).join('；'))),
  setAs('commas, all quoted', (rows) => rowsOf(rows, (r) => r.map((p) => quoted(once(p))).join(','))),
  setAs('commas, lines in quotes', (rows) => rowsOf(rows, (r) => r.map((p) => written(broken(p), ',')).join(','))),
  setAs('semicolons, lines in quotes', (rows) => rowsOf(rows, (r) => r.map((p) => written(broken(p), ';')).join(';'))),
  setAs('tabs, lines in quotes', (rows) => rowsOf(rows, (r) => r.map((p) => written(broken(p), '\t')).join('\t'))),
  setAs('commas, merged places left out', (rows) =>
    rowsOf(rows, (r) =>
      r
        .filter((p) => p.origin)
        .map((p) => p.text)
        .join(','),
    ),
  ),
  setAs('semicolons, merged places left out', (rows) =>
    rowsOf(rows, (r) =>
      r
        .filter((p) => p.origin)
        .map((p) => p.text)
        .join(';'),
    ),
  ),
  setAs('commas, merged cells filled', (rows) => rowsOf(rows, (r) => r.map((p) => p.text).join(','))),
  setAs('semicolons, merged cells filled', (rows) => rowsOf(rows, (r) => r.map((p) => p.text).join(';'))),
  setAs('commas, only labels quoted', (rows) =>
    rowsOf(rows, (r) => r.map((p) => (p.figure ? once(p) : quoted(once(p)))).join(',')),
  ),
  setAs('commas and spaces', (rows) => rowsOf(rows, (r) => r.map(once).join(' , '))),
  setAs('commas, trailing ones cut', (rows) => rowsOf(rows, (r) => r.map(once).join(',').replace(/,+$/, ''))),
  setAs('semicolons, trailing ones cut', (rows) => rowsOf(rows, (r) => r.map(once).join(';').replace(/;+$/, ''))),
  setAs(
    'commas, thousands in quotes',
    (rows) =>
      rowsOf(rows, (r) =>
        r.map((p) => written(p.figure ? once(p).replace(/^(\d+)(\d{3})(?=$|\.)/, '$1,$2') : once(p), ',')).join(','),
      ),
    { told: ['cell-format'] },
  ),
];
