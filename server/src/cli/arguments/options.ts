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

const lang: OptionEntry = {
  name: 'lang',
  value: 'zh|en',
  choices: ['zh', 'en'],
  does: { zh: '输出语言（默认依系统）', en: 'language of the output (default: the system’s)' },
};
const color: OptionEntry = {
  name: 'color',
  value: 'auto|always|never',
  choices: ['auto', 'always', 'never'],
  does: {
    zh: '何时用颜色（默认 auto：屏幕上用；也可设 NO_COLOR、FORCE_COLOR）',
    en: 'when to use colours (default auto: on a screen; or set NO_COLOR, FORCE_COLOR)',
  },
};
const noColor: OptionEntry = {
  name: 'no-color',
  does: { zh: '不用颜色，同 --color never', en: 'no colours, as --color never' },
};
export const everywhere: readonly OptionEntry[] = [
  lang,
  color,
  noColor,
  { name: 'help', short: 'h', does: { zh: '显示帮助', en: 'show this help' } },
  { name: 'version', short: 'v', does: { zh: '显示版本', en: 'show the version' } },
];

export const format = (...choices: string[]): OptionEntry => ({
  name: 'format',
  value: choices.join('|'),
  choices,
  does: { zh: `输出格式（默认 ${choices[0]}）`, en: `format of the output (default ${choices[0]})` },
});
export const common: readonly OptionEntry[] = [
  {
    name: 'form',
    value: 'ID',
    does: {
      zh: '按哪种格式检查（默认自动识别；见 gouji forms）；指明后，点名的文件即使不像年报也照此检查',
      en:
        'the form to check against (default: recognised; see gouji forms); files named are then taken for reports ' +
        'whatever they look like',
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
