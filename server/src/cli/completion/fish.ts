import { commands } from '../arguments/command-table';
import { everywhere, type OptionEntry } from '../arguments/options';
import type { Say } from '../terminal/language';
import { argumentsOf, valuesOf } from './words';

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** The script for fish. */
export function fish(say: Say): string {
  const option = (o: OptionEntry, condition: string): string => {
    const { words, files } = o.value ? valuesOf(o) : { words: [], files: false };
    const value = words.length > 0 ? ` -x -a ${quoted(words.join(' '))}` : files ? ' -r -F' : o.value ? ' -x' : '';
    const short = o.short ? ` -s ${o.short}` : '';
    return `complete -c gouji${condition} -l ${o.name}${short}${value} -d ${quoted(say(o.does.zh, o.does.en))}`;
  };
  const lines = commands.flatMap((c) => {
    const inside = ` -n ${quoted(`__fish_seen_subcommand_from ${c.name}`)}`;
    const { words, files } = argumentsOf(c);
    return [
      `complete -c gouji -f -n __fish_use_subcommand -a ${c.name} -d ${quoted(say(c.does.zh, c.does.en))}`,
      `complete -c gouji${inside} ${files ? '-F' : '-f'}${words.length > 0 ? ` -a ${quoted(words.join(' '))}` : ''}`,
      ...c.options.map((o) => option(o, inside)),
    ];
  });
  return ['# fish completion for gouji', ...lines, ...everywhere.map((o) => option(o, '')), ''].join('\n');
}
