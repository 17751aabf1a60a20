import type { Severity } from '../../rules/rule';
import type { FindingResult } from '../batch/result';
import { sayIn } from '../terminal/language';
import type { CheckFormat } from './format';
import { printable } from '../../text/width';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions: each finding becomes an annotation at its line. */
export const github: CheckFormat = {
  start: '',
  between: '',
  file: ({ result }) => result.findings.map((f) => command(f, result.path)).join(''),
  end({ files, reports, counts, failures }, { lang }) {
    const say = sayIn(lang);
    const failed = failures.map((f) => line('error', { file: f.path, title: 'gouji' }, f.message)).join('');
    const told = say(
      `检查了 ${files} 个文件，年报 ${reports} 份：${counts.error} 个错误，${counts.warning} 个警告，` +
        `${counts.info} 条信息，${counts.hint} 条提示`,
      `${files} files checked, ${reports} reports: ${counts.error} errors, ${counts.warning} warnings, ` +
        `${counts.info} infos, ${counts.hint} hints`,
    );
    return `${failed}gouji: ${told}\n`;
  },
};

function command({ rule, severity, message, range: { start, end } }: FindingResult, path: string): string {
  // Columns are understood only within one line.
  const columns = start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 };
  const at = { file: path, line: start.line + 1, endLine: end.line + 1, ...columns, title: `gouji(${rule})` };
  return line(commands[severity], at, printable(message));
}

function line(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name} ${given.join(',')}::${escapeData(message)}\n`;
}

/** As the runner reads it: a message ends with its line. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property also ends with a comma, and all of them with a colon. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
