import { isMainThread } from 'node:worker_threads';
import { readArguments, type Arguments } from './arguments/arguments';
import type { Command, Setting } from './commands/command';
import { languageOf, sayIn } from './terminal/language';
import { isProblem } from './terminal/problem';
import { isOutputLost, terminal, type ColorChoice } from './terminal/terminal';

// Each command loads only what it needs: the start must stay short.
const load: Readonly<Record<string, () => Promise<{ readonly run: Command }>>> = {
  check: () => import('./commands/check'),
  facts: () => import('./commands/facts'),
  text: () => import('./commands/text'),
  explain: () => import('./commands/explain'),
  forms: () => import('./commands/forms'),
  config: () => import('./commands/config'),
  new: () => import('./commands/new'),
  completion: () => import('./commands/completion'),
  help: () => import('./commands/help'),
  lsp: () => import('./commands/lsp'),
};

async function main(argv: readonly string[]): Promise<number> {
  let say = sayIn(languageFrom(argv));
  try {
    const args = readArguments(argv);
    const lang = (args.value('lang') as 'zh' | 'en' | undefined) ?? languageOf(process.env);
    say = sayIn(lang);
    const setting: Setting = { say, lang, terminal: terminal(colorAsked(args), process.env) };
    if (args.has('version')) {
      setting.terminal.out(`gouji ${(await import('./terminal/version')).version()}\n`);
      return 0;
    }
    if (args.has('help')) {
      setting.terminal.out((await import('./arguments/help')).helpText(args.command, say));
      return 0;
    }
    if (!args.command) {
      setting.terminal.err((await import('./arguments/help')).helpText(undefined, say));
      return 2;
    }
    return await (await load[args.command.name]!()).run(args, setting);
  } catch (error) {
    const plain = terminal('never', process.env);
    if (isOutputLost(error)) {
      const why = (await import('./batch/reason')).reason(error.cause, say);
      plain.note(say(`写不出结果：${why}`, `the output cannot be written: ${why}`));
    } else if (isProblem(error)) plain.note(error.text(say));
    else throw error;
    return 2;
  }
}

/** Whether colours are asked for; of two answers that given last would be hard to tell, the careful one holds. */
const colorAsked = (args: Arguments): ColorChoice =>
  args.has('no-color') ? 'never' : ((args.value('color') as ColorChoice | undefined) ?? 'auto');

/** The language asked for, even on a command line that cannot be understood. */
function languageFrom(argv: readonly string[]): 'zh' | 'en' {
  const m = /(?:^|\n)--lang[=\n](zh|en)(?:\n|$)/.exec(argv.join('\n'));
  return m ? (m[1] as 'zh' | 'en') : languageOf(process.env);
}

export { checked } from './batch/checked';

/** What a thread of the command line runs: the same bundle serves it, so that nothing stands in two. */
export const batch = () => import('./batch/batch');

if (isMainThread)
  void main(process.argv.slice(2)).then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 2;
    },
  );
