import { flattened, setAs } from './grid-kind';
import type { Kind } from './kind';

type Write = (rows: readonly string[][]) => string;
const lines =
  (between: string): Write =>
  (rows) =>
    rows.map((r) => `${r.join(between)}\n`).join('');
const bars: Write = (rows) =>
  rows.map((r, i) => `| ${r.join(' | ')} |\n${i === 0 ? `|${r.map(() => '---|').join('')}\n` : ''}`).join('');

const joined = (
  name: string,
  write: Write,
  join: (path: readonly string[]) => string,
  more: Partial<Kind> = {},
): Kind => setAs(name, (rows, grid) => write(flattened(rows, grid, join)), more);
const between = (name: string, write: Write, mark: string): Kind => joined(name, write, (p) => p.join(mark));
const bare = (s: string): string => s.replace(/^(?:[一二三四]、|（[一二三四五六七]）|\d\.)/, '');

export const pathKinds: readonly Kind[] = [
  between('a slash, bars', bars, '/'),
  between('a slash and spaces, bars', bars, ' / '),
  between('>, bars', bars, ' > '),
  between('a dash, bars', bars, '—'),
  between('two dashes, tabs', lines('\t'), '——'),
  between('a hyphen, tabs', lines('\t'), '-'),
  between('a colon, tabs', lines('\t'), '：'),
  between('a backslash, tabs', lines('\t'), '\\'),
  between('an arrow, tabs', lines('\t'), '→'),
  between('nothing, tabs', lines('\t'), ''),
  between('a space, tabs', lines('\t'), ' '),
  between('an underscore, commas', lines(','), '_'),
  between('a point, commas', lines(','), '.'),
  between('a middle dot, commas', lines(','), '·'),
  between('a slash, commas', lines(','), '/'),
  between('a slash, wide spaces', lines('   '), '/'),
  between('a slash, a cell a line', (rows) => lines('\n')(rows), '/'),
  joined('tuples, tabs', lines('\t'), (p) => (p.length > 1 ? `(${p.map((x) => `'${x}'`).join(', ')})` : p[0]!)),
  joined('every level filled, bars', bars, (p) =>
    (p.length > 2 ? p : p.length > 1 ? [p[0], p[1], p[1]] : [p[0], p[0], p[0]]).join('/'),
  ),
  joined('levels unnamed, tabs', lines('\t'), (p) =>
    (p.length > 1 ? p : [p[0], 'Unnamed: 3_level_1', 'Unnamed: 3_level_2']).join('_'),
  ),
  joined('without numbers, bars', bars, (p) => p.map(bare).join('/')),
  joined('the last two levels, bars', bars, (p) => p.slice(-2).join('/')),
  joined('levels without their numbers but the last, tabs', lines('\t'), (p) =>
    p.map((s, i) => (i < p.length - 1 ? bare(s) : s)).join('-'),
  ),
];
