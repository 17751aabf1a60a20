import { builtinForms } from '../../forms/builtin';
import { describedRules } from '../../rules/described';
import { commands, shells, type CommandEntry } from '../arguments/command-table';
import { severityLevels } from '../arguments/levels';
import type { OptionEntry } from '../arguments/options';

/** What can stand behind an option or as an argument: words, or names of files; neither where it can be anything. */
export interface Choice {
  readonly words: readonly string[];
  readonly files: boolean;
}

const ANYTHING: Choice = { words: [], files: false };
const FILES: Choice = { words: [], files: true };
const wordsOnly = (words: readonly string[]): Choice => ({ words, files: false });

export const ruleIds = (): string[] => describedRules.map((r) => r.id);
const formIds = (): string[] => builtinForms().map((f) => f.id);

/** Values of an option that has one. */
export function valuesOf({ name, value = '', choices }: OptionEntry): Choice {
  if (choices) return wordsOnly(choices);
  switch (name) {
    case 'form':
      return wordsOnly(['auto', ...formIds()]);
    case 'rule':
      return wordsOnly(ruleIds().flatMap((id) => severityLevels.map((level) => `${id}=${level}`)));
    default:
      return /FILE|DIR|PATTERN/.test(value) ? FILES : ANYTHING;
  }
}

/** Arguments of a command. */
export function argumentsOf({ name, args }: CommandEntry): Choice {
  switch (name) {
    case 'explain':
      return wordsOnly(ruleIds());
    case 'help':
      return wordsOnly(commands.map((c) => c.name));
    case 'forms':
      return wordsOnly(formIds());
    case 'completion':
      return wordsOnly(shells);
    default:
      return args.includes('PATH') || args.includes('FILE') ? FILES : ANYTHING;
  }
}
