import assert from 'node:assert/strict';
import { check } from '../support/check';

// Figures that a line's end or the edge of a narrow cell cuts in two: they are read where the row's sum leaves one way
// to put them together, and else not at all.

const HEAD = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const TITLE = ['青禾县人民政府2023年政府信息公开工作年度报告', '三、收到和处理政府信息公开申请情况'];
const NEW = '一、本年新收政府信息公开申请数量';
const GRANTED = '（一）予以公开';

/** What is read of a row, and what is told of the table. */
function read(rows: readonly string[], path: string): { values: readonly (number | null)[]; told: readonly string[] } {
  const text = [...TITLE, HEAD.join(rows[0]!.includes('\t') ? '\t' : '  '), ...rows].join('\n') + '\n';
  const { document } = check(text, { forced: true, form: 'disclosure-2021' });
  const [report] = document.reports;
  const values = report!.facts.filter((f) => f?.def.row.path.split('.').pop() === path).map((f) => f!.cell.value);
  const told = report!.tables.flatMap((t) => t?.faults.map((f) => f.kind) ?? []).filter((k) => k !== 'row-missing');
  return { values, told };
}

describe('figures cut in two', () => {
  const known: readonly (readonly [what: string, rows: readonly string[], path: string, values: readonly number[]])[] =
    [
      ['the last of a line of cells', [`${NEW}\t41\t3\t0\t0\t2\t0\t4`, '6'], 'new', [41, 3, 0, 0, 2, 0, 46]],
      ['the last, by its zero', [`${NEW}\t41\t3\t0\t0\t6\t0\t5`, '0'], 'new', [41, 3, 0, 0, 6, 0, 50]],
      ['one among the others', [`${NEW}\t38\t25`, '1\t0\t0\t2\t0\t291'], 'new', [38, 251, 0, 0, 2, 0, 291]],
      [
        'each in a narrow cell, beside more of the label',
        [
          '一、本年新收政府信息   44    16    17    22    23    16    14',
          '公开申请数量       3     4     4     4     8     1     04',
        ],
        'new',
        [443, 164, 174, 224, 238, 161, 1404],
      ],
      [
        'each in a narrow cell, below a whole label',
        [
          `${GRANTED}   440   163   176   222   231   162   119`,
          '              7     9     0           3     7     68',
        ],
        'granted',
        [4407, 1639, 1760, 222, 2313, 1627, 11968],
      ],
      [
        'one in a narrow cell, beside a piece of a label that goes on',
        [
          `${GRANTED}   1   0   0   0   0   0   1`,
          '1.属    33    2     5     6     7     3     5',
          '于国                                    6',
          '家秘',
          '密',
        ],
        'stateSecret',
        [33, 2, 5, 6, 7, 3, 56],
      ],
      [
        'one in a line of its own, behind all of a label',
        [`${GRANTED} 1 0 0 0 0 0 1`, '8.属 2539 176 3333 0 3313 2355 1171', '于行', '政查', '询事', '项', '6'],
        'adminQuery',
        [2539, 176, 3333, 0, 3313, 2355, 11716],
      ],
    ];
  for (const [what, rows, path, values] of known)
    it(`${what}: read`, () => assert.deepEqual(read(rows, path), { values, told: [] }));

  const doubtful: readonly (readonly [what: string, rows: readonly string[], path: string])[] = [
    ['the last of a line, where the sum fails', [`${NEW}\t41\t3\t0\t0\t2\t0\t4`, '7'], 'new'],
    ['one among the others, where the sum fails', [`${NEW}\t38\t25`, '1\t0\t0\t2\t0\t292'], 'new'],
    [
      'two ways to put them together',
      [`${GRANTED}  1  0  0  0  0  0  1`, '1.属   1  1  0  0  0  0  11', '于国       0', '家秘', '密'],
      'stateSecret',
    ],
  ];
  for (const [what, rows, path] of doubtful)
    it(`${what}: the row cannot be read`, () =>
      assert.deepEqual(read(rows, path), { values: [], told: ['unreadable'] }));
});

describe('words and dashes among figures, one cell a line', () => {
  const figures = ['38', '25', '0', '0', '2', '0', '65'];
  const WITH_DASH = ['38', '25', '—', '—', '2', '—', '65'];
  const rows: readonly (readonly [what: string, cells: readonly string[], values: readonly (number | null)[]])[] = [
    ['a dash before all figures of the row', ['—', ...figures], [38, 25, 0, 0, 2, 0, 65]],
    ['a word behind them', [...figures, '/'], [38, 25, 0, 0, 2, 0, 65]],
    ['dashes for nothing', WITH_DASH, [38, 25, null, null, 2, null, 65]],
    ['a dash too many where no sum holds', ['38', '25', '—', '0', '0', '2', '0', '66'], []],
  ];
  for (const [what, cells, values] of rows)
    it(what, () => assert.deepEqual(read([NEW, ...cells], 'new').values, values));
});
