import { refuse, type Refusal } from '../refusal';

/** Why a document is not read that has Word put in the content of another file: what it lacks here is not missing. */
export function elsewhere(): Refusal {
  return refuse(
    '正文有一部分在另一个文件里（altChunk 或子文档），读不全；请用 Word 打开并另存一份 .docx',
    'a part of its text is in another file (altChunk or a subdocument) and cannot be read; open it in Word and save ' +
      'it anew as .docx',
  );
}
