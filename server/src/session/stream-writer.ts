import {
  AbstractMessageWriter,
  type Message,
  type MessageWriter,
  type NotificationMessage,
  type PublishDiagnosticsParams,
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
  const body: readonly Uint8Array[] =
    (message as NotificationMessage).method === 'textDocument/publishDiagnostics'
      ? published(message as NotificationMessage)
      : [Buffer.from(JSON.stringify(message))];
  const length = body.reduce((n, b) => n + b.length, 0);
  return Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), ...body]);
}

function published(message: NotificationMessage): Uint8Array[] {
  const { diagnostics, ...rest } = message.params as PublishDiagnosticsParams;
  const head = JSON.stringify({ jsonrpc: message.jsonrpc, method: message.method, params: rest });
  const out: Uint8Array[] = [Buffer.from(`${head.slice(0, -2)},"diagnostics":[`)];
  diagnostics.forEach((d, i) => {
    if (i > 0) out.push(COMMA);
    out.push(bytesOf(d));
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
