import type { Arguments } from '../arguments/arguments';
import { shells } from '../arguments/command-table';
import { bash } from '../completion/bash';
import { fish } from '../completion/fish';
import { zsh } from '../completion/zsh';
import type { Setting } from './command';
import { Problem, suggest } from '../terminal/problem';

/** `gouji completion SHELL`: the script that completes our command line in a shell. */
export function run(args: Arguments, { say, terminal }: Setting): number {
  const shell = args.args[0] ?? '';
  switch (shell) {
    case 'bash':
      terminal.out(bash());
      return 0;
    case 'zsh':
      terminal.out(zsh(say));
      return 0;
    case 'fish':
      terminal.out(fish(say));
      return 0;
    default: {
      const near = suggest(shell, shells);
      throw new Problem(`请指明 shell：${shells.join('、')}${near.zh}`, `Name a shell: ${shells.join(', ')}${near.en}`);
    }
  }
}
