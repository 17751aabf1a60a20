import type { Connection } from 'vscode-languageserver';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { STATUS } from '../../../shared/src/protocol';
import { defaultSettings } from '../../../shared/src/settings';
import { status } from '../features/status';
import type { Form } from '../forms/form';
import type { Lang } from '../rules/rule';
import type { Client } from './client';
import type { FileFindings } from './closed-files';
import type { OpenDocument, TextChange } from './document';
import { areSame, shownIn } from './found';
import type { Neighbours } from './neighbours';
import { inOrder } from './shapes';

export interface PublisherHome {
  readonly connection: Connection;
  readonly client: Client;
  readonly lang: Lang;
  readonly forms: readonly Form[];
  readonly neighbours: Neighbours;
  defer(task: () => void): void;
  /** A document has been checked. */
  checked(document: OpenDocument): void;
  log(where: string, error: unknown): void;
}

/** Checks open documents when they have changed, and says what was found. */
export class Publisher {
  constructor(private readonly home: PublisherHome) {}

  /**
   * Publishes once no change has come for two turns: a message that was read with this one is handled in the next
   * turn, so of edits that come at once only the last is answered. What of the text is not read yet is read first.
   */
  schedule(document: OpenDocument): void {
    const { generation } = document;
    const next = (task: () => void) =>
      this.home.defer(() => {
        if (document.generation === generation) task();
      });
    const go = () => {
      if (this.readOn(document)) this.report(document);
      else next(go);
    };
    next(() => next(go));
  }

  private readOn(document: OpenDocument): boolean {
    try {
      return document.readOn();
    } catch (error) {
      // Its text is kept and read on, with nothing checked.
      document.fail(error);
      return false;
    }
  }

  private report(document: OpenDocument): void {
    try {
      this.send(document);
    } catch (error) {
      document.fail(error);
      // Shown findings would be those of another text.
      if (document.told) this.publish(document.uri, []);
      document.told = undefined;
      this.sendStatus(document);
    }
    // The same trouble after each keystroke is told once.
    const trouble = document.trouble === undefined ? '' : String(document.trouble);
    if (trouble !== '' && trouble !== document.loggedTrouble) this.home.log(document.uri, document.trouble);
    document.loggedTrouble = trouble;
  }

  private send(document: OpenDocument): void {
    const { neighbours, client } = this.home;
    neighbours.link(document);
    const { view, options } = document;
    if (!options) return;
    const isReport = options.enabled && view.document.reports.length > 0;
    // What is held is shown already, where the editor has moved it to.
    if (!client.pullsDocuments && !document.held && (isReport || document.told)) this.tell(document, isReport);
    this.sendStatus(document);
    neighbours.changed(document);
    this.home.checked(document);
  }

  /** Tells what was found, unless the client has been told just that. */
  private tell(document: OpenDocument, isReport: boolean): void {
    const { uri, version, told } = document;
    const list = isReport ? this.diagnosticsOf(document) : [];
    document.told = isReport ? list : undefined;
    if (document.isDoubtful || !told || !areSame(told, list)) this.publish(uri, list, version);
    document.isDoubtful = false;
  }

  /** Before a change of the text. */
  changing(document: OpenDocument, changes: readonly TextChange[]): void {
    this.hold(document);
    // An editor moves what it shows with the text; a range that is typed in may be lost to it.
    document.isDoubtful ||= changes.some(
      ({ range }) => !range || document.told?.some((d) => haveCommonLine(inOrder(range), d.range)),
    );
  }

  /** Where findings are told on save only, those that are shown stay. */
  private hold(document: OpenDocument): void {
    const { uri, options, view } = document;
    // What is no file yet may never be saved.
    if (options?.checkOn !== 'save' || uri.startsWith('untitled:') || !view.document.read) return;
    document.held ??= this.diagnosticsOf(document);
  }

  /** What is to be shown of a document that has its settings. */
  diagnosticsOf({ view, options, held }: OpenDocument): readonly Diagnostic[] {
    if (!options?.enabled) return [];
    if (held) return held;
    const { maxFindings: limit, baseline, baselineWay = 'off' } = options;
    return shownIn(view, { limit, related: this.home.client.related, baseline, baselineWay });
  }

  private sendStatus(document: OpenDocument): void {
    const { client, lang, forms, connection } = this.home;
    if (!client.status) return;
    const { version, view, options } = document;
    const trouble =
      document.trouble === undefined
        ? undefined
        : lang === 'zh'
          ? '检查时出错，详情见输出日志'
          : 'Checking has failed; see the output log';
    const now = status(view, {
      version,
      forms,
      enabled: options?.enabled ?? defaultSettings.enable,
      trouble: trouble ?? (options?.enabled === false ? options.off : undefined),
      known: options?.baselineWay === 'off' ? undefined : options?.baseline?.known,
    });
    const said = now.form === null ? (now.message ?? '') : '';
    if (now.form === null && said === document.lastStatus) return;
    document.lastStatus = said;
    connection.sendNotification(STATUS, now).catch(() => undefined);
  }

  publish(uri: string, list: readonly Diagnostic[], version?: number): void {
    this.home.connection
      .sendDiagnostics({ uri, ...(version !== undefined && { version }), diagnostics: [...list] })
      .catch(() => undefined);
  }
}

const haveCommonLine = (a: Range, b: Range): boolean => a.start.line <= b.end.line && b.start.line <= a.end.line;

/** Tells a client that cannot ask of files that are not open. */
export class PushedFiles {
  /** Addresses of files that the client has been told of, by their keys. */
  private readonly shown = new Map<string, string>();

  constructor(
    private readonly publisher: Publisher,
    private readonly neighbours: Neighbours,
  ) {}

  /** @param found undefined: nothing is known of the file any more */
  changed(key: string, found: FileFindings | undefined): void {
    const shown = this.shown.get(key);
    if (found) {
      this.shown.set(key, found.uri);
      this.publisher.publish(found.uri, found.diagnostics);
      return;
    }
    this.shown.delete(key);
    // What is found in an open document stands in its place already.
    if (shown !== undefined && !this.neighbours.isOpen(key)) this.publisher.publish(shown, []);
  }
}
