import type { Range } from '../document/checked-document';
import type { FileEvent } from 'vscode-languageserver';
import type { TextChange } from './document';
import type { FileChange } from './file-source';

// Clients are programs too, and have defects: what they send is looked at before anything relies on it.

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/**
 * What may be a message. A cancellation has to name a request by a number or a word: the protocol's library takes it as
 * it is before anybody else sees it.
 */
export function isMessage(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value['method'] !== '$/cancelRequest') return true;
  const params = value['params'];
  const id = isRecord(params) ? params['id'] : undefined;
  return typeof id === 'number' || typeof id === 'string';
}

/** A line and a character, as whole numbers. One below 0 or beyond the text stands for its nearest end. */
export function isPosition(value: unknown): boolean {
  return isRecord(value) && Number.isInteger(value['line']) && Number.isInteger(value['character']);
}

export function isRange(value: unknown): value is Range {
  return isRecord(value) && isPosition(value['start']) && isPosition(value['end']);
}

/** A range whose end is before its start is the range between them, as the protocol's own library has it. */
export function inOrder({ start, end }: Range): Range {
  const reversed = start.line > end.line || (start.line === end.line && start.character > end.character);
  return reversed ? { start: end, end: start } : { start, end };
}

/** The address of the document that the parameters of a request speak of. */
export function addressIn(params: unknown): string | undefined {
  const document = isRecord(params) ? params['textDocument'] : undefined;
  const uri = isRecord(document) ? document['uri'] : undefined;
  return typeof uri === 'string' ? uri : undefined;
}

export interface Opened {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** What `didOpen` says; undefined where it says nothing that could be opened. */
export function readOpened(params: unknown): Opened | undefined {
  const uri = addressIn(params);
  if (uri === undefined) return undefined;
  const { languageId, version, text } = (params as { readonly textDocument: Fields }).textDocument;
  if (typeof text !== 'string') return undefined;
  return {
    uri,
    text,
    languageId: typeof languageId === 'string' ? languageId : '',
    version: Number.isInteger(version) ? (version as number) : 0,
  };
}

export interface Changed {
  readonly uri: string;
  readonly version: number;
  readonly changes: readonly TextChange[];
}

/**
 * What `didChange` says; undefined where any of its changes is none, for then the text that it leads to is not known.
 */
export function readChanged(params: unknown): Changed | undefined {
  const uri = addressIn(params);
  if (uri === undefined) return undefined;
  const { textDocument, contentChanges } = params as {
    readonly textDocument: Fields;
    readonly contentChanges: unknown;
  };
  if (!Array.isArray(contentChanges) || !contentChanges.every(isChange)) return undefined;
  const { version } = textDocument;
  return { uri, version: Number.isInteger(version) ? (version as number) : 0, changes: contentChanges };
}

function isChange(value: unknown): value is TextChange {
  if (!isRecord(value) || typeof value['text'] !== 'string') return false;
  const range = value['range'];
  return range === undefined || isRange(range);
}

/** Folders that a client says come and go. */
export function readFolders(event: unknown) {
  const { added, removed } = isRecord(event) ? event : {};
  return { added: addressesOf(added), removed: addressesOf(removed) };
}

/** The addresses in a list of things that have one. */
export function addressesOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    const uri = isRecord(one) ? one['uri'] : undefined;
    return typeof uri === 'string' ? [uri] : [];
  });
}

const KINDS: Readonly<Record<number, FileChange['kind']>> = { 1: 'created', 2: 'changed', 3: 'deleted' };

/** Changes of files that a client tells of. */
export function readFileChanges(changes: readonly FileEvent[]): readonly FileChange[] {
  return changes
    .filter((c) => typeof c?.uri === 'string')
    .map(({ uri, type }): FileChange => ({ uri, kind: KINDS[type] ?? 'changed' }));
}
