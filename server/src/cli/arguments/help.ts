import { commands, type CommandEntry } from './command-table';
import { everywhere, type OptionEntry } from './options';
import type { Say } from '../terminal/language';
import { padEnd } from '../../text/width';

/** What `--help` prints, for the program or one command. */
export function helpText(command: CommandEntry | undefined, say: Say): string {
  return command ? commandHelp(command, say) : programHelp(say);
}

function programHelp(say: Say): string {
  const usage = commands.map((c) => [`gouji ${c.name} ${c.args}`, say(c.does.zh, c.does.en)] as const);
  return [
    say(
      '勾稽：检查政府信息公开工作年度报告',
      'Gouji checks Chinese annual reports on government information disclosure',
    ),
    '',
    say('用法', 'Usage'),
    columns(usage),
    '',
    say('选项', 'Options'),
    columns(everywhere.map((o) => optionLine(o, say))),
    '',
    say('各命令的选项见 gouji 命令 --help，例如：', 'Each command has its own help, and some examples:'),
    '  gouji check --help',
    '  gouji check reports --fail-on warning',
    '  gouji check draft.md --fix',
    '  gouji facts reports --format csv > facts.csv',
    '',
  ].join('\n');
}

function commandHelp(command: CommandEntry, say: Say): string {
  const lines = [`gouji ${command.name} ${command.args}`, say(command.does.zh, command.does.en), ''];
  if (command.more) lines.push(say(command.more.zh, command.more.en), '');
  lines.push(say('选项', 'Options'), columns([...command.options, ...everywhere].map((o) => optionLine(o, say))), '');
  if (command.name === 'check' || command.name === 'facts') {
    lines.push(
      say('返回值', 'Exit status'),
      columns([
        ['0', say('没有达到 --fail-on 级别的发现', 'no finding at or above --fail-on')],
        ...(command.name === 'check' ? [['1', say('有这样的发现', 'there is one')] as const] : []),
        [
          '2',
          say(
            '用法有误，或有文件读不出、写不了（其余文件仍会处理）',
            'wrong use, or a file could not be read or written (the others are still dealt with)',
          ),
        ],
      ]),
      '',
    );
  }
  return lines.join('\n');
}

function optionLine(o: OptionEntry, say: Say): readonly [string, string] {
  return [`${o.short ? `-${o.short}, ` : ''}--${o.name}${o.value ? ` ${o.value}` : ''}`, say(o.does.zh, o.does.en)];
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([a]) => a.length));
  return rows.map(([a, b]) => `  ${padEnd(a, width)}  ${b}`).join('\n');
}
