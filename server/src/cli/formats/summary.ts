import type { Say } from '../terminal/language';
import type { Summary } from './format';
import { greatest } from '../../text/extremes';
import { padEnd, padStart, printable, textWidth } from '../../text/width';

/** What was found, by rule and by folder; nothing where nothing was found. */
export function summaryTables({ rules, folders }: Summary, say: Say): string {
  const byRule = Object.entries(rules).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (byRule.length === 0) return '';
  const head = [
    say('文件夹', 'folder'),
    say('文件', 'files'),
    say('年报', 'reports'),
    say('错误', 'errors'),
    say('警告', 'warnings'),
    say('信息', 'infos'),
    say('提示', 'hints'),
  ];
  const rows = folders.map(({ folder, files, reports, counts }) => [
    printable(folder),
    ...[files, reports, counts.error, counts.warning, counts.info, counts.hint].map(String),
  ]);
  return [
    '',
    table([[say('规则', 'rule'), say('发现', 'findings')], ...byRule.map(([rule, count]) => [rule, String(count)])]),
    table([head, ...rows]),
  ].join('\n');
}

/** Rows with their columns in line; the first column holds words, the others numbers. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => greatest(rows, (r) => textWidth(r[i]!)));
  const lines = rows.map((row) =>
    row.map((cell, i) => (i === 0 ? padEnd(cell, widths[i]!) : padStart(cell, widths[i]!))).join('  '),
  );
  return lines.map((l) => `${l}\n`).join('');
}
