import { strToU8, zipSync } from 'fflate';
import { greatest } from '../../text/extremes';
import { escapeXml } from './xml-text';

/** A cell with its place among the rows and columns of its table, counted from 0. */
export interface NewCell {
  readonly text: string;
  readonly line: number;
  readonly place: number;
  readonly lines: number;
  readonly places: number;
}
/** A paragraph or table of a new document. */
export type NewDocumentBlock =
  | { readonly kind: 'title' | 'heading' | 'part' | 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly height: number; readonly width: number; readonly cells: readonly NewCell[] };

/** Width of the text on a sheet of A4 in twentieths of a point. */
const WIDTH = 9070;
const STYLES = { title: 'Title', heading: 'Heading1', part: 'Heading2', paragraph: '', cell: 'TableText' } as const;
/** Of all files made alike: what is made twice is the same. */
const MADE = new Date(1980, 0, 1);
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PARTS = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The bytes of a Word document (.docx) made of these paragraphs and tables. */
export function newDocument(blocks: readonly NewDocumentBlock[]): Uint8Array {
  const body = blocks.map((b) => (b.kind === 'table' ? table(b) : paragraph(b.text, STYLES[b.kind]))).join('');
  const parts = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations('officeDocument', 'word/document.xml'),
    'word/document.xml': `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${body}${PAGE}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations('styles', 'styles.xml'),
    'word/styles.xml': STYLE_SHEET,
  };
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { mtime: MADE });
}

function paragraph(text: string, style: string): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  const run = text === '' ? '' : `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  return `<w:p>${properties}${run}</w:p>`;
}

/** A table; what a cell that reaches down covers stands below it as cells that go on. */
function table({ height, width, cells }: Extract<NewDocumentBlock, { kind: 'table' }>): string {
  const widths = columnWidths(width, cells);
  const rows = Array.from({ length: height }, (_, line) => {
    const here = cells.filter((c) => c.line <= line && line < c.line + c.lines).sort((a, b) => a.place - b.place);
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${here.map((c) => cell(c, line, widths)).join('')}</w:tr>`;
  });
  const grid = widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('');
  return `<w:tbl>${TABLE_LOOK}<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function cell({ text, line, place, lines, places }: NewCell, at: number, widths: readonly number[]): string {
  const wide = widths.slice(place, place + places).reduce((a, b) => a + b, 0);
  const across = places > 1 ? `<w:gridSpan w:val="${places}"/>` : '';
  const down = lines === 1 ? '' : at === line ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const properties = `<w:tcW w:w="${wide}" w:type="dxa"/>${across}${down}<w:vAlign w:val="center"/>`;
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(at === line ? text : '', STYLES.cell)}</w:tc>`;
}

/** Columns of labels are wider than those of figures. */
function columnWidths(width: number, cells: readonly NewCell[]): number[] {
  const longest = Array.from({ length: width }, (_, place) =>
    greatest(
      cells.filter((c) => c.place === place && c.places === 1),
      (c) => c.text.length,
    ),
  );
  const shares = longest.map((length) => Math.min(16, Math.max(5, length)));
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => Math.floor((WIDTH * share) / total));
}

const relations = (type: string, target: string): string =>
  `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/${type}" ` +
  `Target="${target}"/></Relationships>`;

const CONTENT_TYPES =
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${PARTS}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${PARTS}.styles+xml"/></Types>`;

const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/>' +
  '</w:sectPr>';

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const TABLE_LOOK =
  `<w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>` +
  SIDES.map((s) => `<w:${s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('') +
  '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>';

/** @param size in half points */
const dress = (font: string, size: number, more = ''): string =>
  `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}"/>${more}` +
  `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
const style = (id: string, name: string, properties: string, look: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
  `<w:next w:val="Normal"/><w:qFormat/><w:pPr>${properties}</w:pPr>${look}</w:style>`;
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

/** As offices set their documents: imitation Song, headings in Hei and Kai. */
const STYLE_SHEET =
  `${HEAD}<w:styles xmlns:w="${MAIN}">` +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
  `<w:pPr><w:spacing w:line="560" w:lineRule="exact"/>${INDENT}<w:jc w:val="both"/></w:pPr>${dress('仿宋', 32)}` +
  '</w:style>' +
  style(
    'Title',
    'Title',
    '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
    dress('宋体', 44, '<w:b/>'),
  ) +
  style('Heading1', 'heading 1', `<w:keepNext/>${INDENT}<w:outlineLvl w:val="0"/>`, dress('黑体', 32)) +
  style('Heading2', 'heading 2', `<w:keepNext/>${INDENT}<w:outlineLvl w:val="1"/>`, dress('楷体', 32)) +
  style(
    'TableText',
    'Table Text',
    '<w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
    dress('宋体', 18),
  ) +
  '</w:styles>';
