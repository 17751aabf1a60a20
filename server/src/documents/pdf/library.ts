import './stand-ins';
// The first brings what older versions of Node do not have; with the second the library works in the thread that it is
// called in.
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/build/pdf.worker.mjs';
import { Refusal, refuse } from '../refusal';
import type { Font, OperatorList, PdfFile, PdfPage } from './library-shapes';

/** The tables of a predefined encoding, wherever they stand. */
class Encodings {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const { encodings } = await import('./encodings');
    const data = kind === 'cMapUrl' ? encodings[filename] : undefined;
    if (!data) throw new Error(`${filename} is not at hand`);
    return data;
  }
}

/** What the library throws of its own accord; in damaged files it leaves some of that for nobody to catch. */
const OWN = new Set([
  'AbortException',
  'FormatError',
  'InvalidPDFException',
  'JpegError',
  'MissingDataException',
  'ParserEOFException',
  'PasswordException',
  'ResponseException',
  'UnknownErrorException',
  'XRefEntryException',
  'XRefParseException',
]);

let outlives = false;

interface Host {
  on(event: 'unhandledRejection', listener: (error: unknown) => void): void;
  listenerCount(event: 'unhandledRejection'): number;
}

/**
 * A process ends by an error that nobody caught; not by one of the library's, for what is read is refused all the same.
 */
function outliveErrors(): void {
  if (outlives) return;
  outlives = true;
  const { process } = globalThis as { readonly process?: Host };
  process?.on('unhandledRejection', (error) => {
    if (!(error instanceof Error && OWN.has(error.name)) && process.listenerCount('unhandledRejection') === 1)
      throw error;
  });
}

/** Operators by name, as the library numbers them. */
export const operators: Readonly<Record<string, number>> = OPS;

/**
 * Opens a PDF. Call `destroy` of what comes back when done with it.
 * @throws Refusal where it is damaged or needs a password
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  outliveErrors();
  const task = getDocument({
    // The library takes what it is given for its own.
    data: new Uint8Array(bytes),
    verbosity: 0,
    // Pictures are not looked at: one larger than a point is left out.
    maxImageSize: 1,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    cMapUrl: 'encodings/',
    cMapPacked: true,
    useWorkerFetch: false,
    BinaryDataFactory: Encodings,
  } as Parameters<typeof getDocument>[0]);
  try {
    const file = await task.promise;
    return {
      pages: file.numPages,
      page: (number) => pageOf(file, number),
      layers: async () => {
        const layers = await file.getOptionalContentConfig();
        return (group) => layers.isVisible(group);
      },
      destroy: () => task.destroy(),
    };
  } catch (error) {
    await task.destroy();
    throw reasonOf(error);
  }
}

type File = Awaited<ReturnType<typeof getDocument>['promise']>;

type Page = Awaited<ReturnType<File['getPage']>>;

/** @throws Refusal where the page is damaged, or holds too much */
async function pageOf(file: File, number: number): Promise<PdfPage> {
  try {
    const page = await file.getPage(number);
    const list = await listOf(page, number, () => void file.loadingTask.destroy());
    const { transform, width, height } = page.getViewport({ scale: 1 });
    return {
      list,
      transform,
      width,
      height,
      font: (id) => fontOf(page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined),
      done: () => void page.cleanup(),
    };
  } catch (error) {
    throw error instanceof Refusal ? error : damaged();
  }
}

/**
 * Marks on a page at most: a report’s page has some thousands, and what packs many times as many in a small file is
 * none.
 */
const MOST_MARKS = 200_000;
/** States of drawing kept at once at most: each makes the library slower. */
const MOST_KEPT = 5000;
/** Forms entered at most: a small file can have each draw the next many times. */
const MOST_FORMS = 5000;

/** What the library calls with each stretch of a page’s list. */
interface Stretches {
  _renderPageChunk?: (
    stretch: { readonly length: number; readonly fnArray: readonly number[] },
    state: unknown,
  ) => void;
}

/**
 * The marks of a page. The library has no bound of its own, and reads on without a turn for anybody else.
 * @throws Refusal where the page holds too much
 */
async function listOf(page: Page, number: number, end: () => void): Promise<OperatorList> {
  const { save, restore, paintFormXObjectBegin } = operators;
  const stretches = page as unknown as Stretches;
  const take = stretches._renderPageChunk;
  const over = new Promise<never>((_, reject) => {
    let marks = 0,
      kept = 0,
      forms = 0;
    if (take)
      stretches._renderPageChunk = (stretch, state) => {
        marks += stretch.length;
        for (const mark of stretch.fnArray) {
          kept += mark === save ? 1 : mark === restore && kept > 0 ? -1 : 0;
          if (mark === paintFormXObjectBegin) forms++;
        }
        if (marks <= MOST_MARKS && kept <= MOST_KEPT && forms <= MOST_FORMS) take.call(page, stretch, state);
        else {
          reject(tooMuch(number));
          end();
        }
      };
  });
  return Promise.race([over, page.getOperatorList({ annotationMode: 0 }) as Promise<OperatorList>]);
}

const tooMuch = (number: number): Refusal =>
  refuse(
    `PDF 第 ${number} 页内容过多，未读取；请重新导出，或检查它的 Word 文档（.docx）`,
    `page ${number} of the PDF holds too much and is not read; export it anew, or check the Word document ` +
      '(.docx) it was made from',
  );

/** A font that could not be read is given as a string that says why. */
const fontOf = (given: unknown): Font | undefined =>
  typeof given === 'object' && given !== null ? (given as Font) : undefined;

function reasonOf(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    return refuse(
      'PDF 已加密，要密码才能打开，读不出；请去掉密码后另存，或检查它的 Word 文档（.docx）',
      'the PDF is encrypted and needs a password; save it without one, or check the Word document (.docx) it was ' +
        'made from',
    );
  return damaged();
}

function damaged() {
  return refuse(
    'PDF 已损坏，读不出；请重新下载或重新导出，或检查它的 Word 文档（.docx）',
    'the PDF is damaged; download or export it anew and save it, or check the Word document (.docx) it was made from',
  );
}
