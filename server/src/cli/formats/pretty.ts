import type { Colors } from 'picocolors/types';
import type { Severity } from '../../rules/rule';
import type { Location } from '../batch/locations';
import type { FindingResult, View } from '../batch/result';
import { sayIn, type Say } from '../terminal/language';
import { frameOf } from './code-frame';
import type { CheckFormat, Shown, Summary } from './format';
import { printable, printablePath, textWidth } from '../../text/width';

/** Colours, or none. */
export type Paint = Pick<Colors, 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green'>;
export const plain: Paint = { bold: String, dim: String, red: String, yellow: String, blue: String, green: String };

/** Other places and fixes shown below a finding, at most. */
const RELATED = 3,
  FIXES = 3;

/** For people: each finding with its line of source, the other places it speaks of and what can be done. */
export const pretty = (paint: Paint): CheckFormat => ({
  start: '',
  between: '',
  file(shown) {
    const { result, why, view } = shown;
    const say = sayIn(view.lang);
    if (why !== null && !view.quiet)
      return `${paint.bold(printablePath(result.path))}: ${say('不是年报：', 'no report: ')}${printable(why)}\n`;
    const visible = result.findings.slice(0, view.limit);
    const hidden = result.findings.length - visible.length;
    const text = visible.map((f) => finding(f, shown, say, paint)).join('');
    if (hidden <= 0) return text;
    const more = say(
      `另有 ${hidden} 处未显示（见配置 maxFindings）`,
      `${hidden} more not shown (see maxFindings in the configuration)`,
    );
    return `${text}${printablePath(result.path)}: ${more}\n`;
  },
  end(summary, view) {
    return view.quiet ? '' : summaryLine(summary, view, paint);
  },
});

function severityWord(severity: Severity, say: Say): string {
  switch (severity) {
    case 'error':
      return say('错误', 'error');
    case 'warning':
      return say('警告', 'warning');
    case 'info':
      return say('信息', 'info');
    case 'hint':
      return say('提示', 'hint');
  }
}

function tint(severity: Severity, paint: Paint): (text: string) => string {
  return severity === 'error'
    ? paint.red
    : severity === 'warning'
      ? paint.yellow
      : severity === 'info'
        ? paint.blue
        : paint.dim;
}

function finding(f: FindingResult, { result, document, view }: Shown, say: Say, paint: Paint): string {
  const color = tint(f.severity, paint);
  const { line, character } = f.range.start;
  const head =
    `${paint.bold(`${printablePath(result.path)}:${line + 1}:${character + 1}`)} ` +
    `${color(severityWord(f.severity, say))} ${paint.dim(f.rule)} ${whereIn(f, say)}${printable(f.message)}\n`;
  if (view.quiet) return head;
  const gutter = String(line + 1);
  const blank = ' '.repeat(gutter.length);
  const bar = paint.dim('|');
  const frame = frameOf(document, f.range, view.width - textWidth(gutter) - 5);
  const rows = [
    `  ${paint.dim(gutter)} ${bar} ${frame.line}`.trimEnd(),
    `  ${blank} ${bar} ${' '.repeat(frame.indent)}${color('^'.repeat(frame.carets))}`,
    ...related(f, say).map((text) => `  ${blank} ${paint.dim('=')} ${text}`),
    ...fixes(f, say, paint).map((text) => `  ${blank} ${paint.dim('=')} ${text}`),
  ];
  return `${head}${rows.join('\n')}\n\n`;
}

/** Where a finding stands in a document that is no text file. */
function whereIn({ location }: FindingResult, say: Say): string {
  if (!location) return '';
  const page = location.page === undefined ? '' : say(`第${location.page}页 `, `page ${location.page}, `);
  return page + placeOf(location, say);
}

function placeOf(location: Location, say: Say): string {
  return location.kind === 'cell'
    ? say(
        `表${location.table} 第${location.row}行第${location.column}格：`,
        `table ${location.table}, row ${location.row}, cell ${location.column}: `,
      )
    : say(`第${location.paragraph}段：`, `paragraph ${location.paragraph}: `);
}

function related(f: FindingResult, say: Say): string[] {
  const shown = f.related
    .slice(0, RELATED)
    .map(
      (r) =>
        `${say('相关', 'related')} ` +
        `${r.path === undefined ? '' : `${printable(r.path)}:`}${r.range.start.line + 1}:` +
        `${r.range.start.character + 1} ${printable(brief(r.message, f.message))}`,
    );
  const more = f.related.length - shown.length;
  return more > 0 ? [...shown, say(`另有 ${more} 处相关`, `${more} more related`)] : shown;
}

/** Without the sum in brackets at its end, where the finding itself has stated that. */
function brief(message: string, stated: string): string {
  if (!/[）)]$/.test(message)) return message;
  for (const { index, 0: open } of message.matchAll(/ ?[（(]/g)) {
    if (index > 0 && stated.toLowerCase().includes(message.slice(index + open.length, -1).toLowerCase()))
      return message.slice(0, index);
  }
  return message;
}

function fixes(f: FindingResult, say: Say, paint: Paint): string[] {
  const shown = f.fixes.slice(0, FIXES).map((fix) => {
    const how = fix.applicability === 'safe' ? say('修复', 'fix') : say('建议', 'suggestion');
    return (
      `${paint.green(how)} ` +
      `${printable(fix.title)}${fix.applicability === 'safe' ? say('（--fix）', ' (--fix)') : ''}`
    );
  });
  const more = f.fixes.length - shown.length;
  return more > 0 ? [...shown, say(`另有 ${more} 种改法`, `${more} more ways to mend it`)] : shown;
}

function summaryLine({ files, failed, reports, counts, fixable, applied }: Summary, view: View, paint: Paint): string {
  const say = sayIn(view.lang);
  if (files === 0) return `${say('没有检查任何文件', 'no file checked')}\n`;
  const n = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const found = counts.error + counts.warning + counts.info + counts.hint;
  const read = say(
    `检查了 ${files} 个文件，年报 ${reports} 份`,
    `${n(files, 'file')} checked, ${n(reports, 'report')}`,
  );
  const what =
    found === 0
      ? paint.green(say('没有发现问题', 'nothing found'))
      : say(
          `${counts.error} 个错误，${counts.warning} 个警告，${counts.info} 条信息，${counts.hint} 条提示`,
          `${n(counts.error, 'error')}, ${n(counts.warning, 'warning')}, ${n(counts.info, 'info')}, ` +
            `${n(counts.hint, 'hint')}`,
        );
  const mended = applied > 0 ? say(`；已修复 ${applied} 处`, `; ${applied} fixed`) : '';
  const can = fixable > 0 ? say(`；${fixable} 处可用 --fix 修复`, `; ${fixable} can be mended by --fix`) : '';
  const missed = failed ? say('；有未能检查的，见上', '; not everything could be checked, see above') : '';
  return `${read}${say('：', ': ')}${what}${mended}${can}${missed}\n`;
}
