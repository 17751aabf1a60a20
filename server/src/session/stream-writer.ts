import {
  AbstractMessageWriter,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type Message,
  type MessageWriter,
  type NotificationMessage,
  type PublishDiagnosticsParams,
  type ResponseMessage,
} from 'vscode-languageserver/node';

const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']}}');

const written = new WeakMap<object, Uint8Array>();

/** A diagnostic as JSON; one that is sent again is the same object and not written again. */
function bytesOf(diagnostic: object): Uint8Array {
  let bytes = written.get(diagnostic);
  if (!bytes) written.set(diagnostic, (bytes = Buffer.from(JSON.stringify(diagnostic))));
  return bytes;
}

/** A message with its header, ready for the stream. */
export function encode(message: Message): Buffer {
  const body = published(message) ?? answered(message) ?? [Buffer.from(JSON.stringify(message))];
  const length = body.reduce((n, b) => n + b.length, 0);
  return Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), ...body]);
}

/** Diagnostics that are told. */
function published(message: Message): Uint8Array[] | undefined {
  const { method, params, jsonrpc } = message as NotificationMessage;
  if (method !== 'textDocument/publishDiagnostics') return undefined;
  const { diagnostics, ...rest } = params as PublishDiagnosticsParams;
  return withList({ jsonrpc, method, params: rest }, 'diagnostics', diagnostics);
}

/** Diagnostics that were asked for. */
function answered(message: Message): Uint8Array[] | undefined {
  const { result, ...rest } = message as ResponseMessage;
  if (!isFullReport(result)) return undefined;
  const { items, ...about } = result;
  return withList({ ...rest, result: about }, 'items', items);
}

function isFullReport(result: unknown): result is FullDocumentDiagnosticReport {
  const report = result as Partial<FullDocumentDiagnosticReport> | null | undefined;
  return report?.kind === DocumentDiagnosticReportKind.Full && Array.isArray(report.items);
}

/** A message whose last member is an object that is not empty, with a list put in at that object's end. */
function withList(message: object, name: string, list: readonly object[]): Uint8Array[] {
  const head = JSON.stringify(message);
  const out: Uint8Array[] = [Buffer.from(`${head.slice(0, -2)},"${name}":[`)];
  list.forEach((item, i) => {
    if (i > 0) out.push(COMMA);
    out.push(bytesOf(item));
  });
  out.push(CLOSE);
  return out;
}

/**
 * Writes each message in one piece, and of a long list of diagnostics only what is new: in a large file an edit
 * changes few of them.
 */
export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  private errors = 0;

  constructor(private readonly stream: NodeJS.WritableStream) {
    super();
    stream.on('error', (error: Error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream.write(encode(message), (error) => {
        if (!error) {
          resolve();
          return;
        }
        this.fireError(error, message, ++this.errors);
        reject(error);
      });
    });
  }

  end(): void {
    this.stream.end();
  }
}
