import type { Opened } from './open';
import type { Reason } from './refusal';

/** What of a document is a picture where others have text. */
export interface Pictures {
  /** Pictures in a Word document. */
  readonly count: number;
  /** Pages of a PDF that have no text. */
  readonly pages: readonly number[];
}

export function picturesOf(source: Opened): Pictures {
  return {
    count: source.kind === 'word' ? source.word.pictures : 0,
    pages: source.kind === 'pdf' ? source.pdf.scanned : [],
  };
}

/**
 * What to say of the pictures of a document.
 * @param lacksTable whether a table of the form is missing, which one of them may be
 */
export function aboutPictures({ count, pages }: Pictures, lacksTable: boolean): Reason | undefined {
  if (pages.length > 0)
    return {
      zh: `第 ${pages.join('、')} 页没有文字层（是图片），未能核对`,
      en: `page ${pages.join(', ')} has no text layer (it is a picture) and could not be checked`,
    };
  if (count === 0 || !lacksTable) return undefined;
  return {
    zh: `文中有 ${count} 幅图片：表格是图片的，无法核对，请改成 Word 表格`,
    en: `the document holds ${count} picture(s): a table that is a picture cannot be checked; make it a Word table`,
  };
}
