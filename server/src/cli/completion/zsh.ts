import { commands } from '../arguments/command-table';
import { everywhere, type OptionEntry } from '../arguments/options';
import type { Say } from '../terminal/language';
import { argumentsOf, valuesOf, type Choice } from './words';

/** A word for zsh between single quotes. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** Inside a specification, brackets and colons have a meaning. */
const plain = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');

function action({ words, files }: Choice): string {
  if (words.length > 0) return `(${words.join(' ')})`;
  return files ? '_files' : ' ';
}

function specification(option: OptionEntry, say: Say): string[] {
  const { name, short, value, repeatable, does } = option;
  const text = `[${plain(say(does.zh, does.en))}]`;
  const behind = value ? `:${plain(value)}:${action(valuesOf(option))}` : '';
  const many = repeatable ? '*' : '';
  return [
    quoted(`${many}--${name}${value ? '=' : ''}${text}${behind}`),
    ...(short ? [quoted(`${many}-${short}${value ? '+' : ''}${text}${behind}`)] : []),
  ];
}

/** The script for zsh. */
export function zsh(say: Say): string {
  const options = (list: readonly OptionEntry[]) => list.flatMap((o) => specification(o, say));
  const indented = (lines: readonly string[], by: string) => lines.map((l) => `${by}${l}`).join(' \\\n');
  return `#compdef gouji
_gouji() {
  local curcontext="$curcontext" state line
  local -a names
  names=(
${commands.map((c) => `    ${quoted(`${c.name}:${plain(say(c.does.zh, c.does.en))}`)}`).join('\n')}
  )
  _arguments -C \\
${indented([...options(everywhere), "'1:command:->name'", "'*::argument:->rest'"], '    ')}
  case $state in
    name) _describe -t commands command names ;;
    rest)
      case $line[1] in
${commands
  .map((c) => {
    const rest = quoted(`${c.maxArgs > 1 ? '*' : '1'}:${plain(c.args || ' ')}:${action(argumentsOf(c))}`);
    return (
      `        ${c.name})\n          _arguments ` +
      `\\\n${indented([...options([...c.options, ...everywhere]), rest], '            ')}\n          ;;`
    );
  })
  .join('\n')}
      esac
      ;;
  esac
}
if [ "$funcstack[1]" = "_gouji" ]; then
  _gouji "$@"
else
  compdef _gouji gouji
fi
`;
}
