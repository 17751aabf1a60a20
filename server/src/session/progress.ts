import type { Connection, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Lang } from '../rules/rule';

/** Steps so close to each other are told as one, in milliseconds. */
const STEP = 100;
/** So few files are read before anybody could look. */
const FEW = 20;

/** Tells how many of the files have been read: to whoever asked with a token, else where the client shows progress. */
export class ReadingProgress {
  private reporter: Promise<WorkDoneProgressReporter | undefined> | undefined;
  private given: WorkDoneProgressReporter | undefined;
  private said = 0;

  constructor(
    private readonly connection: Connection,
    private readonly lang: Lang,
    private readonly canCreate: boolean,
  ) {}

  /** Takes a reporter that came with a request, until what is returned is called. */
  use(reporter: WorkDoneProgressReporter): () => void {
    this.given = reporter;
    return () => {
      if (this.given !== reporter) return;
      this.end();
      this.given = undefined;
    };
  }

  at(done: number, total: number): void {
    if (done === total) {
      this.end();
      return;
    }
    this.reporter ??= total < FEW && !this.given ? undefined : this.begin();
    const now = Date.now();
    if (!this.reporter || (done > 0 && now - this.said < STEP)) return;
    this.said = now;
    const message = this.lang === 'zh' ? `${done}/${total} 个文件` : `${done}/${total} files`;
    void this.reporter.then((r) => r?.report(Math.floor((done * 100) / total), message));
  }

  end(): void {
    const { reporter } = this;
    this.reporter = undefined;
    void reporter?.then((r) => r?.done());
  }

  private async begin(): Promise<WorkDoneProgressReporter | undefined> {
    const own = this.given ?? (this.canCreate ? await this.create() : undefined);
    own?.begin(
      this.lang === 'zh' ? '正在检查工作区中的报告' : 'Checking reports of the workspace',
      0,
      undefined,
      false,
    );
    return own;
  }

  private create(): Promise<WorkDoneProgressReporter | undefined> {
    return this.connection.window.createWorkDoneProgress().catch(() => undefined);
  }
}
