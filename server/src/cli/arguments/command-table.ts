import { checkOptions } from './check-options';
import { common, format, type Bilingual, type OptionEntry } from './options';

export interface CommandEntry {
  readonly name: string;
  /** Its arguments in the help. */
  readonly args: string;
  readonly minArgs: number;
  readonly maxArgs: number;
  readonly does: Bilingual;
  readonly more?: Bilingual;
  readonly options: readonly OptionEntry[];
}

/** Shells that there is a completion script for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

const paths: Bilingual = {
  zh:
    'PATH 可以是文件、文件夹（逐层查找 .md .markdown .txt .html .htm .gkbg .docx .docm .pdf）或通配式；- ' +
    '为标准输入；不给则为当前文件夹。',
  en:
    'PATH is a file, a folder (searched for .md .markdown .txt .html .htm .gkbg .docx .docm .pdf, all levels) or a ' +
    'glob; - is standard input; none means this folder.',
};

export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    args: '[PATH…|-]',
    minArgs: 0,
    maxArgs: Infinity,
    does: { zh: '检查年度报告', en: 'check annual reports' },
    more: paths,
    options: checkOptions,
  },
  {
    name: 'facts',
    args: '[PATH…|-]',
    minArgs: 0,
    maxArgs: Infinity,
    does: { zh: '列出从表格读到的数', en: 'print the facts read from the tables' },
    more: paths,
    options: [
      format('pretty', 'json', 'csv'),
      {
        name: 'bom',
        does: {
          zh: '与 --format csv 同用：开头加 BOM，电子表格据此认出 UTF-8',
          en: 'with --format csv: begin with a BOM, by which spreadsheets know UTF-8',
        },
      },
      ...common,
    ],
  },
  {
    name: 'text',
    args: 'FILE|-',
    minArgs: 0,
    maxArgs: 1,
    does: {
      zh: '显示从文件读到的文字（Word 文档和 PDF 的检查结果按它计行列）',
      en:
        'print the text that a file is read as (what lines and columns of findings in a Word document or a PDF ' +
        'count in)',
    },
    options: [],
  },
  {
    name: 'explain',
    args: 'RULE',
    minArgs: 0,
    maxArgs: 1,
    does: { zh: '说明一条规则（不给则列出全部规则）', en: 'explain a rule (none: list them all)' },
    options: [format('pretty', 'json')],
  },
  {
    name: 'forms',
    args: '[ID]',
    minArgs: 0,
    maxArgs: 1,
    does: { zh: '列出已知的格式，或完整显示一种', en: 'list the forms known, or show one in full' },
    options: [format('pretty', 'json')],
  },
  {
    name: 'config',
    args: 'FILE',
    minArgs: 1,
    maxArgs: 1,
    does: {
      zh: '说明一个文件适用哪些设置，各来自何处',
      en: 'show which settings apply to a file, and where each comes from',
    },
    options: [format('pretty', 'json'), ...common.slice(0, 3)],
  },
  {
    name: 'completion',
    args: shells.join('|'),
    minArgs: 1,
    maxArgs: 1,
    does: { zh: '输出 shell 的补全脚本', en: 'print the completion script of a shell' },
    more: {
      zh:
        'bash：在 ~/.bashrc 中加 eval "$(gouji completion bash)"；zsh：gouji completion zsh > $fpath ' +
        '中某文件夹/_gouji；fish：gouji completion fish > ~/.config/fish/completions/gouji.fish',
      en:
        'bash: put eval "$(gouji completion bash)" into ~/.bashrc; zsh: gouji completion zsh > a folder of ' +
        '$fpath/_gouji; fish: gouji completion fish > ~/.config/fish/completions/gouji.fish',
    },
    options: [],
  },
  {
    name: 'new',
    args: '--agency NAME --year YEAR',
    minArgs: 0,
    maxArgs: 0,
    does: { zh: '写一份待填的年度报告', en: 'write an annual report to be filled in' },
    options: [
      {
        name: 'agency',
        value: 'NAME',
        does: {
          zh: '机关名称（给了 --from 时默认与上年的报告相同）',
          en: 'the agency’s name (with --from: by default that of last year’s report)',
        },
      },
      {
        name: 'year',
        value: 'YEAR',
        does: {
          zh: '报告的年度（给了 --from 时默认为其后一年）',
          en: 'the year the report is of (with --from: by default the one after)',
        },
      },
      {
        name: 'layout',
        value: 'md|text|html|docx',
        choices: ['md', 'text', 'html', 'docx'],
        does: {
          zh: '排版（默认按 --output 的扩展名，否则 md）；docx 为 Word 文件',
          en: 'how it is set (default: by the extension of --output, else md); docx is a Word file',
        },
      },
      {
        name: 'from',
        value: 'FILE',
        does: {
          zh: '上年的报告：填入上年结转，现行有效先填上年的数',
          en: 'last year’s report: what is carried in comes from it, and what is in force, to begin with',
        },
      },
      {
        name: 'form',
        value: 'ID',
        does: { zh: '格式（默认依年度；见 gouji forms）', en: 'the form (default: by the year; see gouji forms)' },
      },
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        does: { zh: '写入此文件（不覆盖已有的）', en: 'write into this file (one that exists is left alone)' },
      },
    ],
  },
  {
    name: 'help',
    args: '[COMMAND]',
    minArgs: 0,
    maxArgs: 1,
    does: { zh: '显示帮助，或一个命令的帮助', en: 'show the help, or that of a command' },
    options: [],
  },
  {
    name: 'lsp',
    args: '[--stdio]',
    minArgs: 0,
    maxArgs: 0,
    does: { zh: '语言服务器，供各种编辑器使用', en: 'the language server, for any editor' },
    options: [{ name: 'stdio', does: { zh: '经标准输入输出通信', en: 'talk over standard input and output' } }],
  },
];
