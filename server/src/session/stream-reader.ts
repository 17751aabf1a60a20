import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type MessageReader,
} from 'vscode-languageserver/node';
import { isMessage } from './shapes';

/** No header of ours or of any client known is longer; what goes on without an end is no header. */
const LONGEST_HEADER = 4096;
/** No client sends more at once; a length beyond it is a broken one. */
const LONGEST_BODY = 1 << 30;
const BLANK_LINE = Buffer.from('\r\n\r\n');

/** What stands between messages is not what the protocol puts there: nothing behind it can be read. */
export class BrokenFraming extends Error {}

/**
 * Reads messages from a stream. A body that is no JSON is passed over, for the next message is where it should be;
 * where the framing is broken nothing more can be read, and who listens for errors is told so.
 */
export class StreamReader extends AbstractMessageReader implements MessageReader {
  private chunks: Buffer[] = [];
  private held = 0;
  /** Bytes of the body that is awaited; undefined while it is a header. */
  private awaited: number | undefined;
  private broken = false;

  /** @param garbled is told of each body that is no JSON */
  constructor(
    private readonly stream: NodeJS.ReadableStream,
    private readonly garbled: () => void,
  ) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Buffer) => {
      if (this.broken) return;
      this.chunks.push(chunk);
      this.held += chunk.length;
      try {
        this.messages(callback);
      } catch (error) {
        this.broken = true;
        this.chunks = [];
        this.fireError(error as Error);
      }
    };
    this.stream.on('data', take);
    this.stream.on('error', (error: Error) => this.fireError(error));
    this.stream.on('close', () => this.fireClose());
    return {
      dispose: () => {
        this.stream.off('data', take);
      },
    };
  }

  private messages(callback: DataCallback): void {
    for (;;) {
      if (this.awaited === undefined && !this.header()) return;
      const length = this.awaited!;
      if (this.held < length) return;
      this.awaited = undefined;
      const all = this.joined();
      this.keep(all.subarray(length));
      let message: unknown;
      try {
        message = JSON.parse(all.toString('utf8', 0, length));
      } catch {
        this.garbled();
        continue;
      }
      // Neither a request nor a notification nor an answer: there is nobody to tell.
      if (isMessage(message)) this.handOver(message as Parameters<DataCallback>[0], callback);
    }
  }

  /** What a listener throws at one message says nothing of the framing: the next one is where it should be. */
  private handOver(message: Parameters<DataCallback>[0], callback: DataCallback): void {
    try {
      callback(message);
    } catch (error) {
      console.error('gouji:', error);
    }
  }

  /** Reads a header, if all of it is there. */
  private header(): boolean {
    if (this.held === 0) return false;
    const all = this.joined();
    const end = all.indexOf(BLANK_LINE);
    if (end > LONGEST_HEADER || (end < 0 && all.length > LONGEST_HEADER))
      throw new BrokenFraming('there is no end to the header of a message');
    if (end < 0) return false;
    const text = all.toString('latin1', 0, end);
    const length = /^content-length:[ \t]*(\d{1,10})[ \t]*$/im.exec(text.replace(/\r\n/g, '\n'))?.[1];
    if (length === undefined || Number(length) > LONGEST_BODY)
      throw new BrokenFraming(`the header of a message gives no Content-Length: ${JSON.stringify(text.slice(0, 80))}`);
    this.awaited = Number(length);
    this.keep(all.subarray(end + BLANK_LINE.length));
    return true;
  }

  private joined(): Buffer {
    if (this.chunks.length !== 1) this.chunks = [Buffer.concat(this.chunks)];
    return this.chunks[0]!;
  }

  private keep(rest: Buffer): void {
    this.chunks = rest.length > 0 ? [rest] : [];
    this.held = rest.length;
  }
}
