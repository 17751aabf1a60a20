import type { Connection, Range } from 'vscode-languageserver';
import { COMMANDS } from '../../../shared/src/protocol';
import { proseUpdate, updateTitle, type Answer } from './writing';
import { editsOf, insertionOf, safeEdits } from '../features/fixes';
import { rulePage } from '../features/rule-page';
import { fixWorkspace } from './fix-workspace';
import { ruleById } from '../rules/registry';
import type { Host, Session } from '../session/session';
import { isRange } from '../session/shapes';

/** Commands that a client has the server run. */
export function registerExecute(
  connection: Connection,
  answer: Answer,
  session: () => Session | undefined,
  host: Host,
): void {
  const showPage = async (page: string | undefined): Promise<boolean> =>
    page !== undefined && (await connection.window.showDocument({ uri: page, takeFocus: true })).success;

  const showPlace = async (uri: string, selection: Range): Promise<boolean> =>
    (await connection.window.showDocument({ uri, selection, takeFocus: true })).success;

  connection.onExecuteCommand(async (params, token) => {
    const { command, arguments: args } = params ?? {};
    const argument: unknown = Array.isArray(args) ? args[0] : undefined;
    const now = session();
    if (command === COMMANDS.fixWorkspace) return now ? fixWorkspace(connection, now, host.files, token) : null;
    if (typeof argument !== 'string') return null;
    switch (command) {
      case COMMANDS.check:
        return answer(argument, token, command, (d, s) => {
          s.recheck(d);
          return null;
        });
      case COMMANDS.fixAll: {
        const edit = await answer(argument, token, command, (d, s) => {
          const { edits } = safeEdits(d.view);
          return edits.length > 0 ? s.editOf(d, edits) : null;
        });
        return edit ? (await connection.workspace.applyEdit({ label: 'Gouji', edit })).applied : false;
      }
      case COMMANDS.updateProse: {
        const edit = await answer(argument, token, command, (d, s) => {
          const changes = proseUpdate(d, s);
          return changes && { label: updateTitle(d.view), edit: changes };
        });
        return edit ? (await connection.workspace.applyEdit(edit)).applied : false;
      }
      case COMMANDS.insert: {
        const subject: unknown = args?.[1];
        const edit = await answer(argument, token, command, (d, s) => {
          const fix = typeof subject === 'string' ? insertionOf(d.view, subject) : undefined;
          return fix && { label: fix.title, edit: s.editOf(d, editsOf(fix, d.view)) };
        });
        return edit ? (await connection.workspace.applyEdit(edit)).applied : false;
      }
      case COMMANDS.goTo:
        return now?.client.showDocument && isRange(args?.[1]) ? showPlace(argument, args[1]) : false;
      case COMMANDS.showRule:
        return showPage(ruleById(argument) && rulePage(argument));
      default:
        return null;
    }
  });
}
