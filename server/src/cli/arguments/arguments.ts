import { cac } from 'cac';
import { commands, everywhere, type CommandEntry, type OptionEntry } from './command-table';
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

// What is no option travels in disguise: cac would take a bare dash for one, and make numbers of paths and values.
const DISGUISE = '\u0000';
const camel = (name: string) => name.replace(/-([a-z])/g, (_, c: string) => c.toUpperCase());
const kebab = (name: string) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/**
 * Reads a command line, without node and script.
 * @throws Problem for an unknown command, option or value, and for too few or too many arguments.
 */
export function readArguments(argv: readonly string[]): Arguments {
  const cli = cac('gouji');
  const spec = (o: OptionEntry) => `${o.short ? `-${o.short}, ` : ''}--${o.name}${o.value ? ` <${o.value}>` : ''}`;
  for (const o of everywhere) cli.option(spec(o), '');
  for (const c of commands) {
    const command = cli.command(`${c.name} [...args]`, '');
    for (const o of c.options) command.option(spec(o), '');
  }
  cli.parse(['node', 'gouji', ...disguised(argv)], { run: false });
  const command = commands.find((c) => c.name === cli.matchedCommandName);
  const options = command ? [...command.options, ...everywhere] : everywhere;
  const given = new Map<string, (string | true)[]>();
  for (const [key, raw] of Object.entries(cli.options as Record<string, unknown>)) {
    if (key === '--') continue;
    const option = find(options, key);
    if (!option) {
      // `--no-color` arrives as color: false, and its default as color: true.
      const denied = find(options, `no-${kebab(key)}`);
      if (denied) {
        if (raw === false) given.set(denied.name, [true]);
        continue;
      }
      throw unknownOption(raw === false ? `no-${kebab(key)}` : kebab(key), options, command);
    }
    if (raw === false) throw unknownOption(`no-${option.name}`, options, command);
    given.set(option.name, check(option, (Array.isArray(raw) ? raw : [raw]).map(undisguised)));
  }
  const args = [...cli.args, ...((cli.options['--'] as string[] | undefined) ?? [])].map((a) => String(undisguised(a)));
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

/** Options in the spelling cac keeps them in, so that it knows which take no value; the rest in disguise, but for the commands. */
function disguised(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((arg, i) => {
    if (end >= 0 && i >= end) return arg;
    if (arg === '-' || !arg.startsWith('-')) return commands.some((c) => c.name === arg) ? arg : DISGUISE + arg;
    const at = arg.indexOf('=');
    const name = at < 0 ? arg : arg.slice(0, at);
    const own = name.startsWith('--no-') ? name : name.replace(/^--(.+)$/, (_, n: string) => `--${camel(n)}`);
    return at < 0 ? own : `${own}=${DISGUISE}${arg.slice(at + 1)}`;
  });
}

function undisguised(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith(DISGUISE) ? value.slice(DISGUISE.length) : value;
}

function find(options: readonly OptionEntry[], key: string): OptionEntry | undefined {
  return options.find((o) => camel(o.name) === key || o.name === key || o.short === key);
}

function check(option: OptionEntry, raw: readonly unknown[]): (string | true)[] {
  if (!option.value) return [true];
  return raw.map((v) => {
    const flag = `--${option.name}`;
    if (v === true || v === '')
      throw new Problem(
        `${flag} 后面要有值：${flag} ${option.value}`,
        `${flag} needs a value: ${flag} ${option.value}`,
      );
    const text = String(v);
    if (option.choices && !option.choices.includes(text)) {
      const near = suggest(text, option.choices);
      throw new Problem(
        `${flag} 不能是 ${text}${near.zh || `，可以是 ${option.choices.join('、')}`}`,
        `${flag} cannot be ${text}${near.en || `; it can be ${option.choices.join(', ')}`}`,
      );
    }
    return text;
  });
}

function unknownOption(name: string, options: readonly OptionEntry[], command: CommandEntry | undefined): Problem {
  const flag = name.length > 1 ? `--${name}` : `-${name}`;
  const near = suggest(
    name,
    options.map((o) => o.name),
  );
  const help = `gouji ${command ? `${command.name} ` : ''}--help`;
  const meant = near.zh
    ? { zh: near.zh.replace('是否指 ', '是否指 --'), en: near.en.replace('mean ', 'mean --') }
    : { zh: `；可用的选项见 ${help}`, en: `; see ${help} for those there are` };
  return new Problem(`没有选项 ${flag}${meant.zh}`, `There is no option ${flag}${meant.en}`);
}
