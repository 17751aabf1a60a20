import type { CancellationToken, Connection, Range } from 'vscode-languageserver';
import { COMMANDS, type FixedAll } from '../../../shared/src/protocol';
import type { Answer } from './answering';
import { confirmedEdit } from './writing';
import type { Steps } from '../document/steps';
import type { Checked } from '../features/checked';
import { alignTabs } from '../features/writing/align-tabs';
import { USUAL_WIDTH } from '../features/writing/display-width';
import { totalsTitle, totalUpdates } from '../features/writing/compute-totals';
import { proseUpdates, updateTitle, type ProposedEdit } from '../features/writing/update-prose';
import { editsOf, insertionOf, safeEdits, safeFixesByRule } from '../features/fixes';
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

  /** Offers changes, each to be confirmed; false where there are none or none was taken. */
  const propose = async (
    uri: string,
    token: CancellationToken,
    command: string,
    title: (checked: Checked) => string,
    changes: (checked: Checked) => Steps<ProposedEdit[]>,
  ): Promise<boolean> => {
    const edit = await answer(uri, token, command, function* (d, s) {
      const proposed = confirmedEdit(d, s, yield* changes(d.view));
      return proposed && { label: title(d.view), edit: proposed };
    });
    return edit ? (await connection.workspace.applyEdit(edit)).applied : false;
  };
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
        const fixes = await answer(argument, token, command, function* (d, s) {
          const { edits } = yield* safeEdits(d.view);
          return edits.length > 0 ? { edit: s.editOf(d, edits), fixed: yield* safeFixesByRule(d.view) } : null;
        });
        if (!fixes) return null;
        const { applied } = await connection.workspace.applyEdit({ label: 'Gouji', edit: fixes.edit });
        return applied ? ({ fixed: fixes.fixed } satisfies FixedAll) : null;
      }
      case COMMANDS.updateProse:
        return propose(argument, token, command, updateTitle, proseUpdates);
      case COMMANDS.computeTotals:
        return propose(argument, token, command, totalsTitle, totalUpdates);
      case COMMANDS.alignTabs: {
        const edit = await answer(argument, token, command, function* (d, s) {
          const edits = yield* alignTabs(d.view, d.options?.cjkWidth ?? USUAL_WIDTH);
          return edits.length > 0 ? s.editOf(d, edits) : null;
        });
        return edit ? (await connection.workspace.applyEdit({ label: 'Gouji', edit })).applied : false;
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
