import type { Arguments } from '../arguments/arguments';
import type { Say } from '../terminal/language';
import type { Terminal } from '../terminal/terminal';

/** What a command gets besides its arguments. */
export interface Setting {
  readonly say: Say;
  readonly lang: 'zh' | 'en';
  readonly terminal: Terminal;
}

/** A command: does its work and returns the exit status. */
export type Command = (args: Arguments, setting: Setting) => Promise<number> | number;
