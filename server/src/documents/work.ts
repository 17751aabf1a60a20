import { encode, isSeenAlike, type Decoded } from './decode';
import { writeWord } from './docx/write';
import type { Layout } from './docx/layout';
import { openFile } from './open';
import { picturesOf, type Pictures } from './pictures';
import { refuse, Refusal, type Reason } from './refusal';

/** What a document is read as. */
export interface DocumentText {
  readonly kind: 'text' | 'word' | 'pdf';
  readonly text: string;
  /** In a PDF: for each line of the text the page it stands on, from 1. */
  readonly pages?: readonly number[];
  readonly pictures?: Pictures;
  /** An editor that takes files for UTF-8, or heeds their byte order mark, sees another text than this. */
  readonly foreign?: boolean;
  /** Not all of its bytes could be read. */
  readonly damaged?: boolean;
}

/** Work on documents, done here or by somebody who is waited for. */
export interface DocumentWork {
  /** The text of a document, or why there is none. */
  textOf(bytes: Uint8Array): Promise<DocumentText | Reason>;
  /** A document with another text, or why it cannot have that. */
  withText(bytes: Uint8Array, text: string, track: boolean): Promise<{ readonly bytes: Uint8Array } | Reason>;
}

/** Documents are read and written by whoever asks. */
export const ownWork: DocumentWork = {
  async textOf(bytes) {
    const opened = await openFile(bytes);
    switch (opened.kind) {
      case 'refused':
        return opened.reason;
      case 'pdf':
        return { kind: 'pdf', text: opened.text, pages: pagesOf(opened.pdf), pictures: picturesOf(opened) };
      case 'word':
        return { kind: 'word', text: opened.text, pictures: picturesOf(opened) };
      case 'text':
        return plainText(opened.decoded);
    }
  },

  async withText(bytes, text, track) {
    const opened = await openFile(bytes);
    try {
      switch (opened.kind) {
        case 'refused':
          return opened.reason;
        case 'pdf':
          return READ_ONLY;
        case 'word':
          return { bytes: writeWord(opened.word, text, { track }) };
        case 'text':
          return { bytes: encode(text, opened.decoded) ?? refused() };
      }
    } catch (error) {
      if (error instanceof Refusal) return error.reason;
      throw error;
    }
  },
};

export function plainText(decoded: Decoded): DocumentText {
  return {
    kind: 'text',
    text: decoded.text,
    foreign: !isSeenAlike(decoded),
    damaged: decoded.encoding === 'damaged',
  };
}

const READ_ONLY: Reason = {
  zh: 'PDF 只能读，不能修改；请在它的 Word 文档（.docx）中修改，再导出 PDF',
  en: 'a PDF is only read; change the Word document (.docx) it was made from',
};

function refused(): never {
  throw refuse(
    '这些文字在文件的编码中写不出来，未保存；请另存为 UTF-8',
    'the text cannot be written in the encoding of the file; save it as UTF-8',
  );
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
