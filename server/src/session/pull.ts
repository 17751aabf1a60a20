import type {
  CancellationToken,
  DocumentDiagnosticReport,
  ResultProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { ClosedFiles } from './closed-files';
import { resultId } from './found';

/** Changes that come so close to each other are told together. */
const TOGETHER = 50;

type Partial = ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>;

export interface PullHome {
  readonly closed: ClosedFiles;
  /** Whether findings of open documents go to the client another way, and not by what it asks for. */
  readonly pushesOpen: boolean;
  isOpen(key: string): boolean;
  keyOf(uri: string): string;
}

/** A client that waits for findings of the workspace. */
interface Asking {
  /** What it has of each file, by the file's key; the address is as it knows it. Old: from an earlier answer. */
  readonly has: Map<string, { readonly uri: string; readonly id: string; readonly isOld: boolean }>;
  /** Files to look at. */
  readonly news: Set<string>;
  /** Whether something has to be told before anything else is. */
  isUrgent: boolean;
  wake(): void;
}

/** Answers clients that ask for diagnostics of the workspace: at once what is known, then whatever is new. */
export class Pull {
  private readonly asking = new Set<Asking>();
  private ended = false;

  constructor(private readonly home: PullHome) {}

  /** What is found in a file has changed. */
  changed(key: string): void {
    // A file that is open now is shown by its document: not by both.
    const isUrgent = this.home.isOpen(key);
    for (const one of this.asking) {
      one.news.add(key);
      one.isUrgent ||= isUrgent;
      one.wake();
    }
  }

  /** All files have been read: what was not found is not there. */
  whole(): void {
    for (const one of this.asking) {
      for (const key of one.has.keys()) one.news.add(key);
      one.wake();
    }
  }

  end(): void {
    this.ended = true;
    for (const one of this.asking) one.wake();
  }

  /**
   * Settles when there is something new; with a reporter of partial results what is new goes there, and the answer is
   * held back until the client takes its question back.
   */
  async workspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    partial: Partial | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const { closed } = this.home;
    let wake: () => void = () => undefined;
    const one: Asking = { has: this.hadBy(previousResultIds), news: new Set(), isUrgent: false, wake: () => wake() };
    for (const key of [...one.has.keys(), ...closed.all.keys()]) one.news.add(key);
    this.asking.add(one);
    const done = closed.ask();
    const over = () => this.ended || token.isCancellationRequested;
    const heard = token.onCancellationRequested(() => wake());
    try {
      for (let unsaid: WorkspaceDocumentDiagnosticReport[] = []; !over();) {
        unsaid = lastOfEach([...unsaid, ...this.reports(one)]);
        if (partial && unsaid.length > 0) partial.report({ items: unsaid.splice(0) });
        if (closed.isWhole && unsaid.some((r) => r.kind === 'full')) return { items: unsaid };
        await new Promise<void>((go) => {
          wake = go;
        });
        // What comes together is told together.
        if (!over() && !one.isUrgent)
          await new Promise<void>((go) => {
            const timer = setTimeout(go, TOGETHER);
            wake = () => {
              if (!one.isUrgent && !over()) return;
              clearTimeout(timer);
              go();
            };
          });
        one.isUrgent = false;
      }
    } finally {
      heard.dispose();
      this.asking.delete(one);
      done();
    }
    if (this.ended) return { items: [] };
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  }

  private hadBy(previous: WorkspaceDiagnosticParams['previousResultIds']): Asking['has'] {
    const had = Array.isArray(previous) ? previous : [];
    return new Map(
      had.flatMap((p) =>
        typeof p?.uri === 'string' && typeof p.value === 'string'
          ? [[this.home.keyOf(p.uri), { uri: p.uri, id: p.value, isOld: true }]]
          : [],
      ),
    );
  }

  /** What is to be said of the files to look at; those that nothing can be said of yet are kept. */
  private reports(one: Asking): WorkspaceDocumentDiagnosticReport[] {
    const { closed } = this.home;
    const keys = [...one.news];
    one.news.clear();
    return keys.flatMap((key): WorkspaceDocumentDiagnosticReport[] => {
      const had = one.has.get(key);
      const found = closed.all.get(key);
      if (found) {
        const { uri, resultId: id, diagnostics } = found;
        one.has.set(key, { uri: had?.uri ?? uri, id, isOld: false });
        if (had?.id === id) return had.isOld ? [{ kind: 'unchanged', uri: had.uri, version: null, resultId: id }] : [];
        return [{ kind: 'full', uri: had?.uri ?? uri, version: null, resultId: id, items: [...diagnostics] }];
      }
      // Of a file that has not been read yet nothing is known.
      const isOpen = this.home.isOpen(key);
      if (!had || (!closed.isWhole && !isOpen)) return [];
      one.has.delete(key);
      // An open document's own report stands above one of the workspace.
      return isOpen && !this.home.pushesOpen ? [] : [{ kind: 'full', uri: had.uri, version: null, items: [] }];
    });
  }
}

/** Of several reports of one file the last. */
function lastOfEach(reports: readonly WorkspaceDocumentDiagnosticReport[]): WorkspaceDocumentDiagnosticReport[] {
  return [...new Map(reports.map((r) => [r.uri, r])).values()];
}

/** A document's diagnostics, or word that they are the ones the client has. */
export function documentReport(items: readonly Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const id = resultId(items);
  return previous === id ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items: [...items] };
}
