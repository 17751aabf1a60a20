import type {
  ReadDocumentParams,
  ReadDocumentResult,
  Refused,
  WriteDocumentParams,
  WriteDocumentResult,
} from '../../../shared/src/protocol';
import { fromBase64, toBase64 } from '../../../shared/src/base64';
import { aboutPictures, type Pictures } from '../documents/pictures';
import type { Reason } from '../documents/refusal';
import { CheckedDocument } from '../document/checked-document';
import { silent } from '../document/options';
import { mayBeReport } from '../document/recognise';
import { builtinForms } from '../forms/builtin';
import type { Lang } from '../rules/rule';
import type { DocumentSource } from './document-source';

const UNREADABLE: Reason = {
  zh: '文件读不出：不存在、过大或不是普通文件',
  en: 'the file cannot be read: it is gone, too large, or no regular file',
};
const CHANGED: Reason = {
  zh: '保存期间文件被别的程序改动，未保存；请再保存一次',
  en: 'another program changed the file while it was saved, and it was left as that has it; save once more',
};

/** Answers for documents that are shown as texts: those on this machine by their address, any other by their bytes. */
export class Documents {
  constructor(
    private readonly source: DocumentSource,
    private readonly lang: Lang,
  ) {}

  async read({ uri, bytes }: ReadDocumentParams): Promise<ReadDocumentResult> {
    const given = await this.given(uri, bytes);
    if (!given) return this.refused(UNREADABLE);
    const found = await this.source.work.textOf(given.bytes);
    if ('zh' in found) return this.refused(found);
    const { text, pages, pictures } = found;
    const report = mayBeReport(text, builtinForms());
    const unread = report && pictures ? this.unreadIn(text, pictures) : undefined;
    return { text, report, ...(pages && { pages }), ...(unread !== undefined && { unread }) };
  }

  async write({ uri, bytes, text, track, inUse }: WriteDocumentParams): Promise<WriteDocumentResult> {
    const { files, work } = this.source;
    const given = await this.given(uri, bytes);
    if (!given) return this.refused(UNREADABLE);
    const { path } = given;
    if (path !== undefined && !inUse && (await files!.isInUse(path))) return { inUse: true };
    const made = await work.withText(given.bytes, text, track);
    if ('zh' in made) return this.refused(made);
    if (path === undefined) return { bytes: toBase64(made.bytes) };
    try {
      return (await files!.replace(path, given.bytes, made.bytes)) ? { written: true } : this.refused(CHANGED);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return this.refused({ zh: `写不了：${why}`, en: `cannot be written: ${why}` });
    }
  }

  /** What is to be said of the pictures of a report. */
  private unreadIn(text: string, pictures: Pictures): string | undefined {
    if (pictures.count === 0 && pictures.pages.length === 0) return undefined;
    const options = { lang: this.lang, forms: builtinForms(), form: 'auto', severities: silent(), forced: false };
    const { reports } = new CheckedDocument(text, options);
    const lacksTable = reports.some((r) => r.tables.includes(undefined));
    const about = aboutPictures(pictures, lacksTable);
    if (!about) return undefined;
    // It stands alone here, not behind a file's name.
    return this.lang === 'zh' ? about.zh : about.en.charAt(0).toUpperCase() + about.en.slice(1);
  }

  private async given(
    uri: string | undefined,
    bytes: string | undefined,
  ): Promise<{ readonly bytes: Uint8Array; readonly path: string | undefined } | undefined> {
    if (bytes !== undefined) return { bytes: fromBase64(bytes), path: undefined };
    const { files } = this.source;
    const path = uri === undefined ? undefined : files?.pathOf(uri);
    const read = path === undefined ? undefined : await files?.read(path);
    return read && { bytes: read, path };
  }

  private refused(reason: Reason): Refused {
    return { refused: this.lang === 'zh' ? reason.zh : reason.en };
  }
}
