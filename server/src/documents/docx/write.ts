import { replacePart } from '../zip';
import { changesOf } from './changes';
import type { Item } from './layout';
import type { WordDocument } from './package';
import { Splices } from './splices';
import { cellRegion, insertLines, paragraphRegion, removeItems } from './write-blocks';
import { writeText } from './write-text';

export interface WriteOptions {
  /** Changes are tracked whether the document says so or not. */
  readonly track?: boolean;
  /** When they are said to be made. */
  readonly date?: Date;
}

/**
 * The source of document.xml with another text of the document: spliced where the text differs, else as it is.
 * @throws Refusal for edits that the document cannot carry
 */
export function sourceWith(word: WordDocument, text: string, options: WriteOptions = {}): string {
  const date = `${(options.date ?? new Date()).toISOString().slice(0, 19)}Z`;
  const own = options.track ? { ...word, tracking: true } : word;
  const splices = new Splices(own, date);
  const removed: Item[] = [];
  for (const change of changesOf(own, text.replace(/\r\n?/g, '\n'))) {
    switch (change.kind) {
      case 'paragraph':
        writeText(paragraphRegion(change.item), change.edit, splices);
        break;
      case 'cell':
        writeText(cellRegion(change.item, change.item.cells.indexOf(change.cell)), change.edit, splices);
        break;
      case 'remove':
        removed.push(change.item);
        break;
      case 'insert':
        insertLines(change, own, own, splices);
        break;
    }
  }
  removeItems(removed, own, own, splices);
  return splices.count === 0 ? word.source : splices.apply();
}

/**
 * The bytes of a Word document with another text; every part but the one that holds the text keeps its bytes.
 * @throws Refusal for edits that the document cannot carry
 */
export function writeWord(word: WordDocument, text: string, options: WriteOptions = {}): Uint8Array {
  const source = sourceWith(word, text, options);
  return source === word.source ? word.zip.bytes : replacePart(word.zip, word.part, encoded(source, word.encoding));
}

function encoded(source: string, encoding: WordDocument['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(source);
  const low = encoding === 'utf-16le' ? 0 : 1;
  const out = new Uint8Array(2 * source.length);
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    out[2 * i + low] = unit & 0xff;
    out[2 * i + 1 - low] = unit >> 8;
  }
  return out;
}
