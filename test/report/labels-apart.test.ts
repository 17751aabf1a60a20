import assert from 'node:assert/strict';
import { check } from '../support/check';

// Text that an extractor takes from a page: the figures of a row above its label, or all labels before all figures.

const LABELS = [
  '一、本年新收政府信息公开申请数量',
  '二、上年结转政府信息公开申请数量',
  '（一）予以公开',
  '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  '1.属于国家秘密',
  '2.其他法律行政法规禁止公开',
];
const FIGURES = [
  [41, 3, 0, 0, 2, 0, 46],
  [5, 1, 0, 0, 0, 0, 6],
  [22, 0, 0, 0, 1, 0, 23],
  [9, 2, 0, 0, 0, 0, 11],
  [0, 0, 0, 0, 0, 0, 0],
  [7, 0, 0, 0, 0, 1, 8],
];
const PATHS = ['new', 'carriedIn', 'granted', 'partial', 'stateSecret', 'otherLawForbidden'];
const HEAD = [
  '申请人情况',
  '自然人',
  '法人或其他组织',
  '总计',
  '商业企业',
  '科研机构',
  '社会公益组织',
  '法律服务机构',
  '其他',
];
const TITLE = ['青禾县人民政府2023年政府信息公开工作年度报告', '三、收到和处理政府信息公开申请情况'];

const figures = (r: number): string[] => FIGURES[r]!.map(String);
/** For each row: whether its figures stand above its label. */
const rows = (above: readonly boolean[]): string[] =>
  above.flatMap((a, r) => (a ? [...figures(r), LABELS[r]!] : [LABELS[r]!, ...figures(r)]));

interface Read {
  /** What was read of each row, or undefined. */
  readonly rows: readonly (readonly (number | null)[] | undefined)[];
  readonly kinds: readonly string[];
}

function read(lines: readonly string[]): Read {
  const text = [...TITLE, ...HEAD, ...lines].join('\n') + '\n';
  const { document } = check(text, { forced: true, form: 'disclosure-2021' });
  const [report] = document.reports;
  const own = (path: string) =>
    report!.facts.filter((f) => f && f.def.row.path.split('.').pop() === path).map((f) => f!.cell.value);
  return {
    rows: PATHS.map((p) => (own(p).length > 0 ? own(p) : undefined)),
    kinds: report!.tables.flatMap((t) => t?.faults.map((f) => f.kind) ?? []),
  };
}

/** Whether each row was read as it is, or not at all. */
const isTrue = ({ rows: found }: Read): boolean =>
  found.every((values, r) => values === undefined || values.join() === FIGURES[r]!.join());

describe('labels that stand apart from their figures', () => {
  const whole: readonly (readonly [what: string, lines: readonly string[]])[] = [
    ['all behind their labels', rows([false, false, false, false, false, false])],
    ['all above their labels', rows([true, true, true, true, true, true])],
    ['some above, some behind', rows([true, true, false, true, false, true])],
    [
      'two labels, then the figures of both',
      [
        LABELS[0]!,
        LABELS[1]!,
        ...figures(0),
        ...figures(1),
        ...rows([false, false, false, false, false, false]).slice(16),
      ],
    ],
    ['all labels, then row after row', [...LABELS, ...FIGURES.flatMap((f) => f.map(String))]],
    [
      'all labels, then column after column',
      [...LABELS, ...[0, 1, 2, 3, 4, 5, 6].flatMap((c) => FIGURES.map((f) => String(f[c])))],
    ],
  ];
  for (const [what, lines] of whole)
    it(`${what}: all rows are read`, () => assert.deepEqual(read(lines).rows, FIGURES));

  it('where a figure is wrong, its row is read all the same', () => {
    const lines = rows([true, true, true, true, true, true]);
    lines[6] = '47';
    assert.deepEqual(read(lines).rows[0], [41, 3, 0, 0, 2, 0, 47]);
  });

  const unread: readonly (readonly [what: string, lines: readonly string[]])[] = [
    [
      'figures above the labels, and those of the last row lost',
      rows([true, true, true, true, true, true]).filter((_, i) => i < 40 || i > 46),
    ],
    ['one figure is lost', rows([true, true, true, true, true, true]).filter((_, i) => i !== 10)],
    ['a label is lost', rows([true, true, true, true, true, true]).filter((l) => l !== LABELS[2])],
    [
      'labels out of order',
      [
        ...figures(0),
        LABELS[0]!,
        ...figures(1),
        LABELS[2]!,
        ...figures(2),
        LABELS[1]!,
        ...rows([true, true, true, true, true, true]).slice(24),
      ],
    ],
  ];
  for (const [what, lines] of unread)
    it(`${what}: no row is read wrong, and nothing but that is told`, () => {
      const found = read(lines);
      assert.ok(isTrue(found), JSON.stringify(found.rows));
      assert.ok(
        found.kinds.length > 0 && found.kinds.every((k) => k === 'unreadable' || k === 'row-missing'),
        found.kinds.join(),
      );
    });
});
