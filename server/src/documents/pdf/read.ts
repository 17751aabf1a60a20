import { layOut, type Layout } from '../docx/layout';
import type { BodyBlock } from '../docx/model';
import { Refusal, refuse, type Reason } from '../refusal';
import { bodyOf, paragraphOf, spacedTable, tableOf } from './body';
import { tableAt } from './columns';
import { gridsOf } from './grid';
import { interpret } from './interpret';
import { openPdf, operators } from './library';
import type { PdfFile } from './library-shapes';
import type { PageMarks } from './marks';
import { blocksOf, type LineBlock, type PageBlock, type PageText } from './page-blocks';
import { measureOf, paragraphsOf, type Measure } from './paragraphs';
import { withoutRunning } from './running';
import { continueTable, type JoinedTable } from './tables';
import { upright } from './upright';
import { wordsOf } from './words';

/** A PDF as read. */
export interface PdfDocument extends Layout {
  /** Numbers of the pages that hold pictures and no text. */
  readonly scanned: readonly number[];
}

/** No report has more pages than this. */
const MOST_PAGES = 500;
/** Lines of a table without drawn lines, at most. */
const LONGEST = 2000;
/** From this part on of characters that the file does not tell, the rest is not to be relied on. */
const UNKNOWN = 0.1;

/** Reads a PDF: its text with its tables, page by page; or says why that cannot be. */
export async function readPdf(bytes: Uint8Array): Promise<PdfDocument | Reason> {
  try {
    return await read(bytes);
  } catch (error) {
    // Thrown no further: this may be a bundle of its own, whose classes nobody else knows.
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

async function read(bytes: Uint8Array): Promise<PdfDocument> {
  const file = await openPdf(bytes);
  try {
    if (file.pages > MOST_PAGES)
      throw refuse(
        `PDF 有 ${file.pages} 页，多于 ${MOST_PAGES} 页，未读取；请把年报部分单独另存`,
        `the PDF has ${file.pages} pages, more than ${MOST_PAGES}, and is not read; save the report by itself`,
      );
    return documentOf(await marksOf(file));
  } finally {
    await file.destroy();
  }
}

/** What is drawn on each page; between two pages others have their turn. */
async function marksOf(file: PdfFile): Promise<PageMarks[]> {
  const isShown = await file.layers();
  const out: PageMarks[] = [];
  let unknown = 0,
    unseen = 0,
    glyphs = 0;
  for (let number = 1; number <= file.pages; number++) {
    const page = await file.page(number);
    const raw = interpret(page, operators, isShown);
    out.push(upright(raw, number, page.width, page.height));
    unknown += raw.unknown;
    unseen += raw.unseen;
    glyphs += raw.glyphs.length;
    page.done();
  }
  if (glyphs === 0 || unseen > glyphs) throw scan(unseen > 0);
  if (unknown > UNKNOWN * glyphs)
    throw refuse(
      'PDF 的文字没有字符编码，读不出；请用 Word 或 WPS 重新导出 PDF，或检查它的 Word 文档（.docx）',
      'the PDF does not tell which characters its text has; export it anew, or check the Word document (.docx) ' +
        'it was made from',
    );
  return out;
}

function scan(recognised: boolean): Refusal {
  return recognised
    ? refuse(
        'PDF 是扫描件，其中的文字由机器识别，数字不可靠，无法核对；请检查它的 Word 文档（.docx）',
        'the PDF is a scan, and its text was recognised by a machine: no figure of it is certain; check the Word ' +
          'document (.docx) it was made from',
      )
    : refuse(
        'PDF 没有文字层：是扫描件，无法核对；请检查它的 Word 文档（.docx）',
        'the PDF has no text layer: it is a scan and cannot be checked; check the Word document (.docx) it was ' +
          'made from',
      );
}

function documentOf(marks: readonly PageMarks[]): PdfDocument {
  const pages = withoutRunning(
    marks.map(({ page, width, height, glyphs, rules }): PageText => ({
      page,
      width,
      height,
      blocks: blocksOf(page, wordsOf(glyphs), gridsOf(rules)),
    })),
  );
  const measure = measureOf(pages);
  const blocks: BodyBlock[] = [];
  for (const stretch of stretches(pages.flatMap((p) => p.blocks))) {
    if (stretch.kind === 'table') blocks.push(tableOf(stretch.rows));
    else blocks.push(...textBlocks(stretch.lines, measure));
  }
  const scanned = marks.filter((m) => m.glyphs.length === 0 && m.pictures > 0).map((m) => m.page);
  return { ...layOut(bodyOf(blocks)), scanned };
}

interface Lines {
  readonly kind: 'lines';
  readonly lines: LineBlock[];
}

/** Drawn tables, those put together that pages cut, and the lines between them. */
function stretches(blocks: readonly PageBlock[]): (JoinedTable | Lines)[] {
  const out: (JoinedTable | Lines)[] = [];
  for (const b of blocks) {
    const last = out[out.length - 1];
    if (b.kind === 'line') {
      if (last?.kind === 'lines') last.lines.push(b);
      else out.push({ kind: 'lines', lines: [b] });
    } else if (last?.kind !== 'table' || !continueTable(last, b)) out.push({ kind: 'table', rows: [...b.rows] });
  }
  return out;
}

function textBlocks(lines: readonly LineBlock[], measure: Measure): BodyBlock[] {
  const out: BodyBlock[] = [];
  let text: LineBlock[] = [];
  const flush = () => {
    out.push(...paragraphsOf(text, measure).map(paragraphOf));
    text = [];
  };
  for (let i = 0; i < lines.length;) {
    const table = tableAt(lines.slice(i, i + LONGEST), measure.right - measure.left);
    if (table) {
      flush();
      out.push(spacedTable(table));
      i += table.blocks.length;
    } else text.push(lines[i++]!);
  }
  flush();
  return out;
}
