import { applicationRows, corrected, disclosureTable, disputesTable, mainRows, type Examples } from './example';

const six = disclosureTable(['六']);

export const tables: Examples = {
  'row-missing': { wrong: disclosureTable().replace('\n| 行政强制 | 2 |', ''), right: disclosureTable() },
  'row-order': corrected(six.replace('| 行政处罚 | 36 |\n| 行政强制 | 2 |', '| 行政强制 | 2 |\n| 行政处罚 | 36 |'), [
    '| 行政强制 | 2 |\n| 行政处罚 | 36 |',
    '| 行政处罚 | 36 |\n| 行政强制 | 2 |',
  ]),
  'row-unknown': corrected(six.replace('| 行政强制 | 2 |', '| 行政强制 | 2 |\n| 行政裁决 | 1 |'), [
    '\n| 行政裁决 | 1 |',
    '',
  ]),
  'row-duplicate': corrected(six.replace('| 行政强制 | 2 |', '| 行政强制 | 2 |\n| 行政处罚 | 36 |'), [
    '| 行政强制 | 2 |\n| 行政处罚 | 36 |',
    '| 行政强制 | 2 |',
  ]),
  'row-name': corrected(disclosureTable(['一']).replace('行政规范性文件', '规范性文件'), [
    '规范性文件',
    '行政规范性文件',
  ]),
  'column-name': corrected(disclosureTable(['一']).replace('现行有效件数', '现行有效件'), [
    '现行有效件',
    '现行有效件数',
  ]),
  'column-missing': corrected(
    disclosureTable(['一'])
      .replace(' 本年废止件数 |', '')
      .replace('| 3 | 1 | 26 |', '| 3 | 26 |')
      .replace('| 规章 | 0 | 0 | 0 |', '| 规章 | 0 | 0 |'),
    ['| 现行有效件数 |', '| 本年废止件数 | 现行有效件数 |'],
    ['| 3 | 26 |', '| 3 | 1 | 26 |'],
    ['| 规章 | 0 | 0 |', '| 规章 | 0 | 0 | 0 |'],
  ),
  'column-extra': corrected(disputesTable.replace('| 0 | 0 | 0 | 0 | 0 |', '| 0 | 0 | 0 | 0 | 0 | 0 |'), [
    '| 0 | 0 | 0 | 0 | 0 | 0 |',
    '| 0 | 0 | 0 | 0 | 0 |',
  ]),
  'cell-blank': corrected(applicationRows('| 一、本年新收政府信息公开申请数量 | 9 | 1 |  | 0 | 2 | 0 | 12 |'), [
    '|  | 0 |',
    '| 0 | 0 |',
  ]),
  'cell-not-a-number': corrected(six.replace('| 行政强制 | 2 |', '| 行政强制 | / |'), ['| / |', '| 0 |']),
  'cell-not-a-count': corrected(mainRows.replace('| 3 | 0 | 21 |', '| -3 | 0 | 21 |'), ['| -3 |', '| 3 |']),
  'cell-format': corrected(disclosureTable(['五']).replace('412', '１，４１２'), ['１，４１２', '1412']),
  'cell-unit': corrected(disclosureTable(['八']).replace('18.6', '186000元'), ['186000元', '18.6']),
};
