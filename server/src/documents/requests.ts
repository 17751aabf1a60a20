import { readWord } from './docx/package';
import { writeWord } from './docx/write';
import { open, openFile } from './open';
import type { Layout } from './docx/layout';
import { Refusal, type Reason } from './refusal';

// What an editor asks of documents; bytes come and go in base64, as in JSON they must.

/** The text of a Word document, or why there is none. */
export function textOfWord(bytes: string): { readonly text: string } | Reason {
  const opened = open(fromBase64(bytes));
  if (opened.kind === 'word') return { text: opened.text };
  return opened.kind === 'refused' ? opened.reason : { zh: '不是 Word 文档', en: 'no Word document' };
}

/** The text of a PDF and the page of each of its lines, or why there is none. */
export async function textOfPdf(
  bytes: string,
): Promise<{ readonly text: string; readonly pages: readonly number[] } | Reason> {
  const opened = await openFile(fromBase64(bytes));
  if (opened.kind === 'pdf') return { text: opened.text, pages: pagesOf(opened.pdf) };
  return opened.kind === 'refused' ? opened.reason : { zh: '不是 PDF', en: 'no PDF' };
}

function pagesOf({ text, items }: Layout): number[] {
  const out: number[] = [];
  let item = 0,
    page = 1;
  for (let at = 0; at >= 0 && at <= text.length; at = text.indexOf('\n', at) + 1 || -1) {
    while (item + 1 < items.length && items[item + 1]!.start <= at) item++;
    const here = items[item];
    if (here?.kind === 'row') page = here.row.page ?? page;
    else page = here?.spans.findLast((s) => s.at <= at)?.piece.page ?? page;
    out.push(page);
  }
  return out;
}

/** A Word document with another text, or why it cannot have that. */
export function wordWithText(bytes: string, text: string, track: boolean): { readonly bytes: string } | Reason {
  try {
    return { bytes: toBase64(writeWord(readWord(fromBase64(bytes)), text, { track })) };
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

/** How many bytes are made a string at once: more are too many arguments. */
const PART = 1 << 13;

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) out[i] = binary.charCodeAt(i);
  return out;
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PART) parts.push(String.fromCharCode(...bytes.subarray(at, at + PART)));
  return btoa(parts.join(''));
}
