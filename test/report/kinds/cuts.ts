import { layoutNamed } from '../../support/layouts/index';
import type { Grid } from '../../support/print/grid';
import { once, setAs, type Place } from './grid-kind';
import type { Kind } from './kind';

type Write = (rows: readonly string[][]) => string;
const bars: Write = (rows) =>
  rows.map((r, i) => `| ${r.join(' | ')} |\n${i === 0 ? `|${r.map(() => '---|').join('')}\n` : ''}`).join('');
const tabs: Write = (rows) => rows.map((r) => `${r.join('\t')}\n`).join('');
const commas: Write = (rows) => rows.map((r) => `${r.join(',')}\n`).join('');
const lines: Write = (rows) => rows.map((r) => r.filter((t) => t !== '').join('\n') + '\n').join('');
const html: Write = (rows) =>
  `<table>\n${rows.map((r) => `<tr>${r.map((t) => `<td>${t}</td>`).join('')}</tr>\n`).join('')}</table>\n`;
const WRITE = { bars, tabs, commas, lines, html };

/** A table in pieces of some rows each, every piece below the header once more. */
function pieces(rows: Place[][], grid: Grid, size: number): string[][][] {
  const head = grid.lines.flatMap((l, i) => (l.kind === 'body' ? [] : [i]));
  const body = grid.lines.flatMap((l, i) => (l.kind === 'body' ? [i] : []));
  const write = (r: number): string[] => rows[r]!.map(once);
  if (grid.stub < 3) return [rows.map((r) => r.map(once))];
  const out: string[][][] = [];
  for (let from = 0; from < body.length; from += size)
    out.push([...head.map(write), ...body.slice(from, from + size).map(write)]);
  return out;
}

const GAPS: Readonly<Record<string, string>> = {
  'an empty line': '\n',
  'a page number': '\n- 3 -\n\n',
  'a caption': '\n（续表）\n\n',
  'a sentence': '\n接上页，下表为收到和处理政府信息公开申请情况的续表，请对照前页表头阅读。\n\n',
};

const cut: readonly Kind[] = Object.entries(WRITE).flatMap(([name, write]) =>
  [12, 9].flatMap((size) =>
    Object.entries(GAPS).map(([gap, between]) =>
      setAs(`${name}, pieces of ${size} rows, ${gap}`, (rows, grid) =>
        pieces(rows, grid, size).map(write).join(between),
      ),
    ),
  ),
);

/** Rows as columns. */
const turned: readonly Kind[] = Object.entries(WRITE).map(([name, write]) =>
  setAs(
    `${name}, rows as columns`,
    (rows) => write(rows[0]!.map((_, c) => rows.map((r) => (r[c]?.origin ? r[c].text : '')))),
    { reads: 'some' },
  ),
);
const turnedOne: readonly Kind[] = Object.entries(WRITE).map(([name, write]) =>
  setAs(
    `${name}, table four as rows`,
    (rows, grid) =>
      grid.stub === 0
        ? write(rows[0]!.map((_, c) => rows.map((r) => (r[c]?.origin ? r[c].text : ''))))
        : write(rows.map((r) => r.map(once))),
    { reads: 'some' },
  ),
);

export const cutKinds: readonly Kind[] = [...cut, ...turned, ...turnedOne];

const oneSpace = (
  name: string,
  write: (p: Place) => string,
  keep: (p: Place) => boolean,
  more: Partial<Kind> = {},
): Kind => setAs(name, (rows) => rows.map((r) => `${r.filter(keep).map(write).join(' ')}\n`).join(''), more);

/** Everything one space apart. */
export const spaceKinds: readonly Kind[] = [
  oneSpace(
    'merged places left out',
    (p) => p.text,
    (p) => p.origin,
  ),
  oneSpace(
    'merged cells filled',
    (p) => p.text,
    () => true,
  ),
  oneSpace(
    'filled downwards',
    (p) => p.text,
    (p) => p.origin || p.above,
  ),
  oneSpace(
    'labels with spaces inside',
    (p) => p.text.replace(/^(\d\.|（.）|.、)/, '$1 '),
    (p) => p.origin,
  ),
  {
    name: 'from tabs',
    print: (spec) => layoutNamed('tabs-plain').print(spec, { pageBreaks: [] }).text.replace(/\t+/g, ' '),
  },
  {
    name: 'from wide spaces',
    print: (spec) => layoutNamed('pdf-top').print(spec, { pageBreaks: [] }).text.replace(/ +/g, ' '),
    reads: 'some',
  },
  {
    name: 'from wide spaces, trimmed',
    print: (spec) => layoutNamed('pdf').print(spec, { pageBreaks: [] }).text.replace(/ +/g, ' ').replace(/^ /gm, ''),
    reads: 'some',
  },
];
