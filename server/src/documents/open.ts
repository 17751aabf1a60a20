import { inBrowser } from '../in-browser';
import { decode, type Decoded } from './decode';
import { readWord, type WordDocument } from './docx/package';
import * as noPdf from './no-pdf';
import { whyNoText } from './other-encodings';
import type { PdfDocument } from './pdf/read';
import { Refusal, refuse, type Reason } from './refusal';
import { isZipBehind } from './zip';

/** A file's content as text, and what it came from. */
export type Opened =
  | { readonly kind: 'text'; readonly text: string; readonly decoded: Decoded }
  | { readonly kind: 'word'; readonly text: string; readonly word: WordDocument }
  | { readonly kind: 'pdf'; readonly text: string; readonly pdf: PdfDocument }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** Reads a file by what its bytes are, whatever it is called; at once, but for a PDF. */
export function openFile(bytes: Uint8Array): Opened | Promise<Opened> {
  return isPdf(bytes) ? openPdf(bytes) : open(bytes);
}

async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const { readPdf } = inBrowser ? noPdf : await import('./pdf/read');
  const pdf = await readPdf(bytes);
  return 'zh' in pdf ? { kind: 'refused', reason: pdf } : { kind: 'pdf', text: pdf.text, pdf };
}

/** As {@link openFile}, for what is no PDF. */
export function open(bytes: Uint8Array): Opened {
  try {
    if (starts(bytes, [0x50, 0x4b, 3, 4]) || starts(bytes, [0x50, 0x4b, 5, 6])) {
      const word = readWord(bytes);
      return { kind: 'word', text: word.text, word };
    }
    const reason = otherFormat(bytes);
    if (reason) return { kind: 'refused', reason };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', reason: error.reason };
    throw error;
  }
  const decoded = decode(bytes);
  return decoded ? { kind: 'text', text: decoded.text, decoded } : { kind: 'refused', reason: whyNoText(bytes) };
}

function otherFormat(bytes: Uint8Array): Reason | undefined {
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    const encrypted = holds(bytes, 'EncryptedPackage');
    return encrypted
      ? refuse(
          '文件已加密，读不出；请在 Word 或 WPS 中去掉密码后另存一份 .docx',
          'the file is encrypted; take its password off in Word or WPS and save it anew as .docx',
        ).reason
      : refuse(
          '是旧式 .doc 或 .wps 文档，读不出；请用 Word 或 WPS 打开并另存为 .docx',
          'an old .doc or .wps document, which cannot be read; open it in Word or WPS and save it as .docx',
        ).reason;
  }
  if (
    starts(
      bytes,
      [...'{\\rtf'].map((c) => c.charCodeAt(0)),
    )
  )
    return refuse(
      '是 RTF 文档，读不出；请用 Word 或 WPS 打开并另存为 .docx',
      'an RTF document, which cannot be read; open it in Word or WPS and save it as .docx',
    ).reason;
  if (isZipBehind(bytes))
    return refuse(
      '文件开头多出了一些字节（多半是下载时损坏），未读取；请重新下载，或用 Word、WPS 另存一份 .docx',
      'something stands before the zip that the file is, as a bad download leaves it; download it again, or ' +
        'open it in Word or WPS and save it anew as .docx',
    ).reason;
  if (isPdf(bytes))
    return refuse(
      '是 PDF，不是 Word 文档；请把它另存为 .pdf 再检查',
      'a PDF and no Word document; save it under a name that ends in .pdf and check that',
    ).reason;
  return undefined;
}

const NAME = [...'%PDF-'].map((c) => c.charCodeAt(0));

function isPdf(bytes: Uint8Array): boolean {
  return starts(bytes, NAME);
}

function starts(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((b, i) => bytes[i] === b);
}

/** Whether a name stands in the directory of a compound file, in its two bytes a character. */
function holds(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 0;
    while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
    if (i === name.length) return true;
  }
  return false;
}
