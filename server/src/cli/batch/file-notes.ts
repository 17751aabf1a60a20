import type { Decoded } from '../../documents/decode';
import type { Opened } from '../../documents/open';
import { aboutPictures, picturesOf } from '../../documents/pictures';
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

/** What of a document is a picture where others have text. */
export function pictureNotes(source: Opened, lacksTable: boolean, path: string, say: Say): Note[] {
  const about = aboutPictures(picturesOf(source), lacksTable);
  return about ? [{ path, kind: 'warning', message: say(about.zh, about.en) }] : [];
}
