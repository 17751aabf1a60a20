import type { Reason } from './refusal';

/** Stands for `pdf/read` where PDFs are not read. */
export function readPdf(): Promise<Reason> {
  return Promise.resolve({
    zh: '浏览器中不能读 PDF；请在桌面版 VS Code 中打开，或用命令 gouji text 读取',
    en: 'a PDF is not read in a browser; open it in VS Code on the desktop, or use the command gouji text',
  });
}
