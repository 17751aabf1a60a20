import unicodeOfGb from 'pdfjs-dist/cmaps/Adobe-GB1-UCS2.bcmap';
import gbEuc from 'pdfjs-dist/cmaps/GB-EUC-H.bcmap';
import gbEucDown from 'pdfjs-dist/cmaps/GB-EUC-V.bcmap';
import gbk from 'pdfjs-dist/cmaps/GBK-EUC-H.bcmap';
import gbkDown from 'pdfjs-dist/cmaps/GBK-EUC-V.bcmap';
import gbk2k from 'pdfjs-dist/cmaps/GBK2K-H.bcmap';
import gbk2kDown from 'pdfjs-dist/cmaps/GBK2K-V.bcmap';
import gbkp from 'pdfjs-dist/cmaps/GBKp-EUC-H.bcmap';
import gbkpDown from 'pdfjs-dist/cmaps/GBKp-EUC-V.bcmap';
import gbpc from 'pdfjs-dist/cmaps/GBpc-EUC-H.bcmap';
import gbpcDown from 'pdfjs-dist/cmaps/GBpc-EUC-V.bcmap';
import ucs2 from 'pdfjs-dist/cmaps/UniGB-UCS2-H.bcmap';
import ucs2Down from 'pdfjs-dist/cmaps/UniGB-UCS2-V.bcmap';
import utf16 from 'pdfjs-dist/cmaps/UniGB-UTF16-H.bcmap';
import utf16Down from 'pdfjs-dist/cmaps/UniGB-UTF16-V.bcmap';

/** The tables of encodings for simplified Chinese that a PDF may name without holding them. */
export const encodings: Readonly<Record<string, Uint8Array>> = {
  'Adobe-GB1-UCS2.bcmap': unicodeOfGb,
  'GB-EUC-H.bcmap': gbEuc,
  'GB-EUC-V.bcmap': gbEucDown,
  'GBK-EUC-H.bcmap': gbk,
  'GBK-EUC-V.bcmap': gbkDown,
  'GBK2K-H.bcmap': gbk2k,
  'GBK2K-V.bcmap': gbk2kDown,
  'GBKp-EUC-H.bcmap': gbkp,
  'GBKp-EUC-V.bcmap': gbkpDown,
  'GBpc-EUC-H.bcmap': gbpc,
  'GBpc-EUC-V.bcmap': gbpcDown,
  'UniGB-UCS2-H.bcmap': ucs2,
  'UniGB-UCS2-V.bcmap': ucs2Down,
  'UniGB-UTF16-H.bcmap': utf16,
  'UniGB-UTF16-V.bcmap': utf16Down,
};
