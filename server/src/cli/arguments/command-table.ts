/** Text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** An option as parser and help need it. */
export interface OptionEntry {
  /** Without dashes, e.g. `fail-on`. */
  readonly name: string;
  readonly short?: string;
  /** What its value is called in the help; none: a switch. */
  readonly value?: string;
  /** The values it can have, where they are few and fixed. */
  readonly choices?: readonly string[];
  readonly repeatable?: boolean;
  readonly does: Bilingual;
}

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

export const failLevels = ['hint', 'info', 'warning', 'error', 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

const lang: OptionEntry = {
  name: 'lang',
  value: 'zh|en',
  choices: ['zh', 'en'],
  does: { zh: '输出语言（默认依系统）', en: 'language of the output (default: the system’s)' },
};
const noColor: OptionEntry = {
  name: 'no-color',
  does: { zh: '不用颜色（也可设 NO_COLOR）', en: 'no colours (or set NO_COLOR)' },
};
export const everywhere: readonly OptionEntry[] = [
  lang,
  noColor,
  { name: 'help', short: 'h', does: { zh: '显示帮助', en: 'show this help' } },
  { name: 'version', short: 'v', does: { zh: '显示版本', en: 'show the version' } },
];

/** The formats of `check`; the first is the default. */
export const formatNames = ['pretty', 'json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab'] as const;

const format = (...choices: string[]): OptionEntry => ({
  name: 'format',
  value: choices.join('|'),
  choices,
  does: { zh: `输出格式（默认 ${choices[0]}）`, en: `format of the output (default ${choices[0]})` },
});
const common: readonly OptionEntry[] = [
  {
    name: 'form',
    value: 'ID',
    does: {
      zh: '按哪种格式检查（默认自动识别；见 gouji forms）；指明后，点名的文件即使不像年报也照此检查',
      en: 'the form to check against (default: recognised; see gouji forms); files named are then taken for reports whatever they look like',
    },
  },
  {
    name: 'rule',
    value: 'ID=LEVEL',
    repeatable: true,
    does: {
      zh: '规则的级别：off、hint、info、warning 或 error，可多次给出',
      en: 'a rule’s level: off, hint, info, warning or error; repeatable',
    },
  },
  {
    name: 'config',
    value: 'FILE',
    does: {
      zh: '配置文件（默认为离各文件最近的 gouji.json 或 gouji.jsonc，向上找到仓库根）',
      en: 'configuration (default: the gouji.json or gouji.jsonc nearest to each file, up to the repository’s root)',
    },
  },
  {
    name: 'stdin-filename',
    value: 'NAME',
    does: { zh: '标准输入的文件名，用于输出', en: 'what to call standard input in the output' },
  },
];
const paths: Bilingual = {
  zh: 'PATH 可以是文件、文件夹（逐层查找 .md .markdown .txt .html .htm .gkbg .docx .docm .pdf）或通配式；- 为标准输入；不给则为当前文件夹。',
  en: 'PATH is a file, a folder (searched for .md .markdown .txt .html .htm .gkbg .docx .docm .pdf, all levels) or a glob; - is standard input; none means this folder.',
};

export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    args: '[PATH…|-]',
    minArgs: 0,
    maxArgs: Infinity,
    does: { zh: '检查年度报告', en: 'check annual reports' },
    more: paths,
    options: [
      {
        ...format(...formatNames),
        repeatable: true,
        does: {
          zh: '输出格式（默认 pretty）；可多次给出，其余的用 --output 写入文件',
          en: 'format of the output (default pretty); repeatable, the others go to files by --output',
        },
      },
      {
        name: 'output',
        short: 'o',
        value: '[FORMAT=]FILE',
        repeatable: true,
        does: {
          zh: '写入文件而不是屏幕；有几种格式时写明哪一种，如 --output sarif=found.sarif；可多次给出',
          en: 'write to a file instead of the screen; with several formats say which, e.g. --output sarif=found.sarif; repeatable',
        },
      },
      ...common,
      {
        name: 'files-from',
        value: 'FILE|-',
        does: {
          zh: '要检查的文件列在 FILE 中，每行一个（或以 NUL 分隔）；- 为标准输入；不认得的扩展名略过',
          en: 'check the files listed in FILE, a line each (or with NUL between them); - is standard input; other extensions are passed over',
        },
      },
      {
        name: 'exclude',
        value: 'PATTERN',
        repeatable: true,
        does: {
          zh: '不检查与通配式相符的文件和文件夹，可多次给出',
          en: 'leave out files and folders that match the glob; repeatable',
        },
      },
      {
        name: 'fix',
        does: {
          zh: '应用安全的修复（只改名称、写法和残留，不动数字）',
          en: 'apply safe fixes (names, format, residue; never a figure)',
        },
      },
      {
        name: 'unsafe-fixes',
        does: {
          zh: '与 --fix 或 --diff 同用：也应用建议的修复，须由人核对；合计不平而不能断定哪个数有误的不改',
          en: 'with --fix or --diff: suggested fixes too; a person has to look at them. Sums that do not tell which figure is wrong are left alone',
        },
      },
      {
        name: 'diff',
        does: { zh: '只显示修复会改什么，不写文件', en: 'show what the fixes would change, write nothing' },
      },
      {
        name: 'fail-on',
        value: 'LEVEL',
        choices: failLevels,
        does: {
          zh: '有此级别或更重的发现时返回 1：hint、info、warning、error 或 never（默认 error）',
          en: 'exit 1 at findings of this level or worse: hint, info, warning, error or never (default error)',
        },
      },
      {
        name: 'baseline',
        value: 'FILE',
        does: {
          zh: '基线中已有的发现不计也不显示',
          en: 'findings known in this baseline neither count nor show',
        },
      },
      {
        name: 'write-baseline',
        value: 'FILE',
        does: {
          zh: '把这次的全部发现写成基线，以后只报新的',
          en: 'write all that is found now to a baseline, so that only what is new is told later',
        },
      },
      {
        name: 'prune-baseline',
        does: {
          zh: '与 --baseline 同用：从基线中删去已不存在的发现',
          en: 'with --baseline: take out findings that are gone',
        },
      },
      {
        name: 'max-warnings',
        value: 'N',
        does: { zh: '警告多于 N 个时也返回 1', en: 'exit 1 at more than N warnings too' },
      },
      {
        name: 'summary',
        does: { zh: '最后按规则和文件夹列出发现的数目', en: 'at the end, count what was found by rule and by folder' },
      },
      {
        name: 'quiet',
        short: 'q',
        does: {
          zh: '每个发现一行，不显示原文、小结与进度',
          en: 'one line a finding, without source, summary and progress',
        },
      },
      {
        name: 'verbose',
        does: {
          zh: '也列出不是年报的文件及原因，并说明有多少文件取自缓存',
          en: 'list files that are no reports too, and why; say how many results come from the cache',
        },
      },
      {
        name: 'no-cache',
        does: {
          zh: '不用缓存：不取以前的结果，也不留下结果',
          en: 'no cache: neither use results of earlier runs nor leave any',
        },
      },
      {
        name: 'cache-dir',
        value: 'DIR',
        does: {
          zh: '缓存所在的文件夹（默认为 GOUJI_CACHE_DIR，再则系统的缓存位置）；只在检查许多文件时使用',
          en: 'where the cache is (default: GOUJI_CACHE_DIR, or the system’s place for caches); used only where there are many files',
        },
      },
    ],
  },
  {
    name: 'facts',
    args: '[PATH…|-]',
    minArgs: 0,
    maxArgs: Infinity,
    does: { zh: '列出从表格读到的数', en: 'print the facts read from the tables' },
    more: paths,
    options: [format('pretty', 'json', 'csv'), ...common],
  },
  {
    name: 'text',
    args: 'FILE|-',
    minArgs: 0,
    maxArgs: 1,
    does: {
      zh: '显示从文件读到的文字（Word 文档和 PDF 的检查结果按它计行列）',
      en: 'print the text that a file is read as (what lines and columns of findings in a Word document or a PDF count in)',
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
      zh: 'bash：在 ~/.bashrc 中加 eval "$(gouji completion bash)"；zsh：gouji completion zsh > $fpath 中某文件夹/_gouji；fish：gouji completion fish > ~/.config/fish/completions/gouji.fish',
      en: 'bash: put eval "$(gouji completion bash)" into ~/.bashrc; zsh: gouji completion zsh > a folder of $fpath/_gouji; fish: gouji completion fish > ~/.config/fish/completions/gouji.fish',
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
        does: { zh: '机关名称', en: 'the agency’s name' },
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
        value: 'md|text|html',
        choices: ['md', 'text', 'html'],
        does: { zh: '排版（默认 md）', en: 'how it is set (default md)' },
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
    name: 'lsp',
    args: '--stdio',
    minArgs: 0,
    maxArgs: 0,
    does: { zh: '语言服务器，供各种编辑器使用', en: 'the language server, for any editor' },
    options: [{ name: 'stdio', does: { zh: '经标准输入输出通信', en: 'talk over standard input and output' } }],
  },
];
