import { parseArgs } from 'node:util';
import { commands, type CommandEntry } from './command-table';
import { everywhere, type OptionEntry } from './options';
import { Problem, suggest } from '../terminal/problem';

/** A command line, understood. */
export interface Arguments {
  readonly command: CommandEntry | undefined;
  readonly args: readonly string[];
  /** True for a switch that is given. */
  has(name: string): boolean;
  /** The last value given for an option. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/** Every option of any command, as node's own reader wants them: which take a value decides where an argument ends. */
const known = Object.fromEntries(
  [...everywhere, ...commands.flatMap((c) => c.options)].map((o) => [
    o.name,
    { type: o.value ? ('string' as const) : ('boolean' as const), ...(o.short && { short: o.short }) },
  ]),
);

/**
 * Reads a command line, without node and script.
 * @throws Problem for an unknown command, option or value, and for too few or too many arguments.
 */
export function readArguments(argv: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const end = tokens.find((t) => t.kind === 'option-terminator')?.index ?? Infinity;
  const words = tokens.filter((t) => t.kind === 'positional');
  const first = words[0];
  const command = first && first.index < end ? commands.find((c) => c.name === first.value) : undefined;
  const args = words.slice(command ? 1 : 0).map((w) => w.value);
  const options = command ? [...command.options, ...everywhere] : everywhere;
  const given = new Map<string, (string | true)[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options.find((o) => o.name === token.name);
    if (!option) throw unknownOption(token.rawName, options, command);
    given.set(option.name, [...(given.get(option.name) ?? []), check(option, token.value, token.inlineValue)]);
  }
  const asking = given.has('help') || given.has('version');
  if (!command && args[0] !== undefined && !asking) {
    const near = suggest(
      args[0],
      commands.map((c) => c.name),
    );
    const meant = near.zh
      ? near
      : { zh: `；要检查文件请用 gouji check ${args[0]}`, en: `; to check a file: gouji check ${args[0]}` };
    throw new Problem(`没有命令 ${args[0]}${meant.zh}`, `There is no command ${args[0]}${meant.en}`);
  }
  if (command && !asking && args.length > command.maxArgs)
    throw new Problem(
      `多余的参数 ${args[command.maxArgs]}；用法：gouji ${command.name} ${command.args}`,
      `Unexpected argument ${args[command.maxArgs]}; usage: gouji ${command.name} ${command.args}`,
    );
  return {
    command,
    args,
    has: (name) => given.has(name),
    value: (name) => {
      const v = given.get(name)?.at(-1);
      return typeof v === 'string' ? v : undefined;
    },
    values: (name) => (given.get(name) ?? []).filter((v) => typeof v === 'string'),
  };
}

/** The value of an option, found good; true for a switch. */
function check(option: OptionEntry, value: string | undefined, inline: boolean | undefined): string | true {
  const flag = `--${option.name}`;
  if (!option.value) {
    if (value === undefined) return true;
    throw new Problem(`${flag} 后面不带值`, `${flag} takes no value`);
  }
  // What looks like an option is one, unless it is joined to its name.
  const missing = value === undefined || value === '' || (!inline && value.length > 1 && value.startsWith('-'));
  if (missing)
    throw new Problem(`${flag} 后面要有值：${flag} ${option.value}`, `${flag} needs a value: ${flag} ${option.value}`);
  if (option.choices && !option.choices.includes(value)) {
    const near = suggest(value, option.choices);
    throw new Problem(
      `${flag} 不能是 ${value}${near.zh || `，可以是 ${option.choices.join('、')}`}`,
      `${flag} cannot be ${value}${near.en || `; it can be ${option.choices.join(', ')}`}`,
    );
  }
  return value;
}

function unknownOption(flag: string, options: readonly OptionEntry[], command: CommandEntry | undefined): Problem {
  const names = options.map((o) => o.name);
  // A letter is near every short word.
  const near = flag.startsWith('--') ? suggest(flag.slice(2), names) : { zh: '', en: '' };
  const help = `gouji ${command ? `${command.name} ` : ''}--help`;
  const meant = near.zh
    ? { zh: near.zh.replace('是否指 ', '是否指 --'), en: near.en.replace('mean ', 'mean --') }
    : { zh: `；可用的选项见 ${help}`, en: `; see ${help} for those there are` };
  return new Problem(`没有选项 ${flag}${meant.zh}`, `There is no option ${flag}${meant.en}`);
}
