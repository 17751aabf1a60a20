import type { Steps } from '../document/steps';
import type { ConfigSource } from './configs';
import type { DocumentSource } from './document-source';
import type { FileSource } from './file-source';

/** What the server needs of where it runs. */
export interface Host {
  /** The user's language where the client does not tell it. */
  readonly locale: string;
  /** Runs a task in the next turn, after what has been read meanwhile. */
  defer(task: () => void): void;
  /** The time in ms by which long work is cut into slices; the system's where it is not given. */
  readonly clock?: () => number;
  /** Writes an answer before it is sent, where the connection can send what is written. */
  readonly writeAhead?: (answer: unknown) => Steps<void>;
  /** Files beside the open documents, where there is a file system. */
  readonly files?: FileSource;
  /** Configuration files beside them. */
  readonly configs?: ConfigSource;
  /** Documents that are no text files. */
  readonly documents: DocumentSource;
  /** The client has asked for an end: what comes after its `exit` is no accident. */
  shutDown?(): void;
}
