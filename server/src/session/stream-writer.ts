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
import { writtenOf } from './written';

const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']}}');
const CLOSE_ONE = Buffer.from('}');

const written = new WeakMap<object, Uint8Array>();

/** A diagnostic as JSON; one that is sent again is the same object and not written again. */
function bytesOf(diagnostic: object): Uint8Array {
  let bytes = written.get(diagnostic);
  if (!bytes) written.set(diagnostic, (bytes = Buffer.from(JSON.stringify(diagnostic))));
  return bytes;
}

/** So many bytes are handed to the stream in one turn, or a little more: to a pipe they are written at once. */
const PORTION = 1 << 16;

/** A message with its header in pieces, ready for the stream. */
export function encode(message: Message): readonly Uint8Array[] {
  const body = published(message) ?? answered(message) ?? [Buffer.from(JSON.stringify(message))];
  const length = body.reduce((n, b) => n + b.length, 0);
  return [Buffer.from(`Content-Length: ${length}\r\n\r\n`), ...body];
}

/** Diagnostics that are told. */
function published(message: Message): Uint8Array[] | undefined {
  const { method, params, jsonrpc } = message as NotificationMessage;
  if (method !== 'textDocument/publishDiagnostics') return undefined;
  const { diagnostics, ...rest } = params as PublishDiagnosticsParams;
  return withList({ jsonrpc, method, params: rest }, 'diagnostics', diagnostics);
}

/** Answers of which some or all is written already: diagnostics that were asked for, and long ones. */
function answered(message: Message): Uint8Array[] | undefined {
  const { result, ...rest } = message as ResponseMessage;
  const written = writtenOf(result);
  if (written) return [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"result":`), ...written, CLOSE_ONE];
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

interface Queued {
  readonly bytes: Uint8Array;
  /** Called with the message's last bytes. */
  readonly done: ((error?: Error | null) => void) | undefined;
}

/**
 * Writes messages one after the other, each in one piece where it is short; of a long list of diagnostics only what is
 * new is written out: in a large file an edit changes few of them. A long message is handed over in portions, one a
 * turn, so that whatever comes meanwhile is heard; what is to be written behind it waits.
 */
export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  private errors = 0;
  private readonly queue: Queued[] = [];
  private isEnding = false;

  constructor(private readonly stream: NodeJS.WritableStream) {
    super();
    stream.on('error', (error: Error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error?: Error | null) => {
        if (!error) {
          resolve();
          return;
        }
        this.fireError(error, message, ++this.errors);
        reject(error);
      };
      const portions = inPortions(encode(message));
      const isWaiting = this.queue.length > 0;
      for (const [i, bytes] of portions.entries())
        this.queue.push({ bytes, done: i === portions.length - 1 ? done : undefined });
      if (!isWaiting) this.next();
    });
  }

  /** Writes the next portion; what follows it has its turn. */
  private next(): void {
    const first = this.queue[0]!;
    this.stream.write(first.bytes, first.done);
    this.queue.shift();
    if (this.queue.length > 0) setImmediate(() => this.next());
    else if (this.isEnding) this.stream.end();
  }

  end(): void {
    this.isEnding = true;
    if (this.queue.length === 0) this.stream.end();
  }
}

/** Pieces put together and cut so that each but the last is as long as a portion. */
function inPortions(pieces: readonly Uint8Array[]): Uint8Array[] {
  const out: Uint8Array[] = [];
  let held: Uint8Array[] = [];
  let length = 0;
  const put = () => {
    out.push(held.length === 1 ? held[0]! : Buffer.concat(held));
    held = [];
    length = 0;
  };
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += PORTION) {
      const part = piece.subarray(at, at + PORTION);
      if (length + part.length > PORTION && length > 0) put();
      held.push(part);
      length += part.length;
    }
  }
  if (length > 0) put();
  return out;
}
