import { commands, type CommandEntry } from '../arguments/command-table';
import { everywhere, type OptionEntry } from '../arguments/options';
import { argumentsOf, valuesOf, type Choice } from './words';

const words = (list: readonly string[]): string => `"${list.join(' ')}"`;

function reply({ words: list, files }: Choice): string {
  if (list.length > 0) return `COMPREPLY=($(compgen -W ${words(list)} -- "$cur"))`;
  // `complete -o default` falls back to names of files where nothing is offered.
  return files ? 'COMPREPLY=()' : 'compopt +o default; COMPREPLY=()';
}

/** The script for bash, from version 4 on. */
export function bash(): string {
  const names = commands.map((c) => c.name);
  return `# bash completion for gouji
_gouji() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" name="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in ${names.join('|')}) name="\${COMP_WORDS[i]}"; break ;; esac
  done
  # Bash takes an equals sign for a word of its own; what it offers then replaces what stands behind it.
  local before=""
  [[ $cur == "=" ]] && cur="" && before="=" && prev="\${COMP_WORDS[COMP_CWORD-1]}"
  [[ $prev == "=" ]] && before="=" && prev="\${COMP_WORDS[COMP_CWORD-2]}"
  if [[ $before == "=" && $prev != -* && $COMP_CWORD -gt 2 ]]; then
    local option="\${COMP_WORDS[COMP_CWORD-3]}"
    [[ \${COMP_WORDS[COMP_CWORD]} == "=" ]] && option="\${COMP_WORDS[COMP_CWORD-2]}"
    if [[ $option == "--rule" ]]; then
      COMPREPLY=($(compgen -W "${levels()}" -- "$cur"))
      return
    fi
  fi
  case "$name $prev" in
${cases()}
  esac
  if [[ $cur == -* ]]; then
    case "$name" in
${commands.map((c) => `      ${c.name}) ${replyOptions([...c.options, ...everywhere])}`).join('\n')}
      *) ${replyOptions(everywhere)}
    esac
    return
  fi
  case "$name" in
${commands.map((c) => `    ${c.name}) ${reply(argumentsOf(c))} ;;`).join('\n')}
    *) COMPREPLY=($(compgen -W ${words(names)} -- "$cur")) ;;
  esac
}
complete -o default -F _gouji gouji
`;
}

function replyOptions(options: readonly OptionEntry[]): string {
  return `COMPREPLY=($(compgen -W ${words(flags(options))} -- "$cur")) ;;`;
}

function cases(): string {
  const of = (command: CommandEntry | undefined, options: readonly OptionEntry[]) =>
    options.filter((o) => o.value).map((o) => `    ${patterns(command, o)}) ${reply(bare(o))}; return ;;`);
  return [...commands.flatMap((c) => of(c, c.options)), ...of(undefined, everywhere)].join('\n');
}

/** Rules are offered with their equals sign alone: bash would cut what stands behind it. */
function bare(option: OptionEntry): Choice {
  const choice = valuesOf(option);
  return option.name === 'rule'
    ? { ...choice, words: [...new Set(choice.words.map((w) => w.split('=')[0]!))] }
    : choice;
}

function levels(): string {
  const rule = commands[0]!.options.find((o) => o.name === 'rule')!;
  return [...new Set(valuesOf(rule).words.map((w) => w.split('=')[1]!))].join(' ');
}

function patterns(command: CommandEntry | undefined, { name, short }: OptionEntry): string {
  const own = command ? `"${command.name} ` : '*" ';
  return [`--${name}`, ...(short ? [`-${short}`] : [])].map((flag) => `${own}${flag}"`).join('|');
}

function flags(options: readonly OptionEntry[]): string[] {
  return options.map((o) => `--${o.name}`);
}
