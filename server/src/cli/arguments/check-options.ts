import { common, format, type OptionEntry } from './options';

export const failLevels = ['hint', 'info', 'warning', 'error', 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

/** The formats of `check`; the first is the default. */
export const formatNames = ['pretty', 'json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab'] as const;

/** The options of `check`. */
export const checkOptions: readonly OptionEntry[] = [
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
      en:
        'write to a file instead of the screen; with several formats say which, e.g. --output sarif=found.sarif; ' +
        'repeatable',
    },
  },
  ...common,
  {
    name: 'files-from',
    value: 'FILE|-',
    does: {
      zh: '要检查的文件列在 FILE 中，每行一个（或以 NUL 分隔）；- 为标准输入；不认得的扩展名略过',
      en:
        'check the files listed in FILE, a line each (or with NUL between them); - is standard input; other ' +
        'extensions are passed over',
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
      en:
        'with --fix or --diff: suggested fixes too; a person has to look at them. Sums that do not tell which ' +
        'figure is wrong are left alone',
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
      en:
        'where the cache is (default: GOUJI_CACHE_DIR, or the system’s place for caches); used only where there ' +
        'are many files',
    },
  },
];
