import type { Decoded } from '../../documents/decode';
import type { Opened } from '../../documents/open';
import type { Reason } from '../../documents/refusal';
import type { Say } from '../terminal/language';
import type { Note } from '../terminal/problem';

/** That a text was not UTF-8, or damaged. */
export function encodingNotes(source: Decoded, path: string, say: Say): Note[] {
  switch (source.encoding) {
    case 'gb18030':
      return [
        {
          path,
          kind: 'warning',
          message: say(
            '不是 UTF-8，已按 GBK（GB18030）读取；建议另存为 UTF-8',
            'not UTF-8, read as GBK (GB18030); better save it as UTF-8',
          ),
        },
      ];
    case 'damaged':
      return [
        {
          path,
          kind: 'warning',
          message: say(
            '有些字节既不是 UTF-8 也不是 GBK，读不出的地方显示为 \ufffd；请检查文件是否损坏',
            'some bytes are neither UTF-8 nor GBK and show as \ufffd; see whether the file is damaged',
          ),
        },
      ];
    default:
      return [];
  }
}

/** That a fix cannot be written into a Word document. */
export const notCarried = ({ zh, en }: Reason, path: string, say: Say): Note => ({
  path,
  kind: 'warning',
  message: say(`有的修复写不回 Word：${zh}`, `a fix cannot be written: ${en}`),
});

/**
 * What of a document is a picture where others have text: pages of a PDF; pictures in Word, where a table is missing.
 */
export function pictureNotes(source: Opened, lacksTable: boolean, path: string, say: Say): Note[] {
  if (source.kind === 'pdf') return scannedNotes(source.pdf.scanned, path, say);
  if (source.kind !== 'word' || source.word.pictures === 0 || !lacksTable) return [];
  const message = say(
    `文中有 ${source.word.pictures} 幅图片：表格是图片的，无法核对，请改成 Word 表格`,
    `the document holds ${source.word.pictures} picture(s): a table that is a picture cannot be checked; make it ` +
      'a Word table',
  );
  return [{ path, kind: 'warning', message }];
}

function scannedNotes(pages: readonly number[], path: string, say: Say): Note[] {
  if (pages.length === 0) return [];
  const message = say(
    `第 ${pages.join('、')} 页没有文字层（是图片），未能核对`,
    `page ${pages.join(', ')} has no text layer (it is a picture) and could not be checked`,
  );
  return [{ path, kind: 'warning', message }];
}
