import type { Reason } from './refusal';

/** Why bytes are not read as a text. */
export function whyNoText(bytes: Uint8Array): Reason {
  if (isUtf32(bytes)) return UTF_32;
  return bytes.includes(0) ? NO_TEXT : BIG5;
}

const NO_TEXT: Reason = {
  zh: '不是文本文件（含 NUL 字节），未读取；若是 UTF-16 或 UTF-32 文本，请另存为 UTF-8',
  en: 'not a text file (it holds NUL bytes), not read; if it is UTF-16 or UTF-32 text, save it as UTF-8',
};
const UTF_32: Reason = {
  zh: '是 UTF-32 编码的文本，未读取；请另存为 UTF-8',
  en: 'text in UTF-32, not read; save it as UTF-8',
};
const BIG5: Reason = {
  zh: '像是 Big5（繁体）编码的文本，未读取；请在编辑器中用 Big5 编码打开，再另存为 UTF-8',
  en: 'this looks like text in Big5 (traditional Chinese), not read; open it as Big5 in an editor and save it as UTF-8',
};

/** Whether a text has the byte order mark of UTF-32, which may begin like that of UTF-16. */
export function isUtf32([a, b, c, d]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
}

/** So many characters, in the beginning of a text, tell. */
const LOOK = 2000;
const FEW = 20;
/** At least one in so many characters of Big5 has a second byte below {@link HIGH}: nearly every second one does. */
const LOW_OF = 5;
/** One in so many characters at most may begin as only GBK does. */
const GBK_OF = 100;
const HIGH = 0xa1;

/**
 * Whether bytes that are no UTF-8 look like Big5. In Big5 no character begins below A1, and half of them end below;
 * those of simplified Chinese in GBK do neither, its further characters, as traditional ones, do both.
 */
export function isBig5(bytes: Uint8Array): boolean {
  let all = 0,
    low = 0,
    gbk = 0;
  for (let i = 0; i + 1 < bytes.length && all < LOOK; i++) {
    if (bytes[i]! < 0x80) continue;
    all++;
    if (bytes[i]! < HIGH) gbk++;
    if (bytes[++i]! < HIGH) low++;
  }
  return all >= FEW && low * LOW_OF >= all && gbk * GBK_OF <= all;
}
