import type { Arguments } from '../arguments/arguments';
import { commands } from '../arguments/command-table';
import { helpText } from '../arguments/help';
import { Problem, suggest } from '../terminal/problem';
import type { Setting } from './command';

/** `gouji help [COMMAND]`: the same as `--help`. */
export function run({ args: [name] }: Arguments, { say, terminal }: Setting): number {
  const command = commands.find((c) => c.name === name);
  if (name !== undefined && !command) {
    const near = suggest(
      name,
      commands.map((c) => c.name),
    );
    throw new Problem(`没有命令 ${name}${near.zh}`, `There is no command ${name}${near.en}`);
  }
  terminal.out(helpText(command, say));
  return 0;
}
