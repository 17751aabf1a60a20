import { strToU8, zipSync } from 'fflate';
import type { Cell, Grid } from '../print/grid';
import { random } from '../print/random';
import type { Content } from './content';

/** How a document is written; what is left out is as plain as can be. */
export interface RawOptions {
  /** Word counts the headings; their numbers do not stand in the text. */
  readonly numbered?: boolean;
  /** Runs are cut anywhere, with marks of the spelling checker and bookmarks between. */
  readonly cut?: boolean;
  /** Text stands in content controls, links and insertions, with deleted and hidden text beside it. */
  readonly wrapped?: boolean;
  /** The grid has lines that only single rows use. */
  readonly hairlines?: boolean;
  readonly strict?: boolean;
  readonly tracking?: boolean;
  readonly stored?: boolean;
  /** The XML that stands for the cell or paragraph with a text. */
  readonly instead?: ReadonlyMap<string, string>;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_W = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const STRICT_R = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

export const escape = (s: string): string => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A run with a box of text that stands twice in the file: as shapes are drawn today, and as they were. */
export function textBox(paragraph: string): string {
  const inner = `<w:txbxContent>${paragraph}</w:txbxContent>`;
  const size = '<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="x"/>';
  const shape = `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>${inner}</wps:txbx><wps:bodyPr/></wps:wsp>`;
  const kind = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape';
  const drawn =
    `<w:drawing><wp:inline>${size}<a:graphic><a:graphicData uri="${kind}">` +
    `${shape}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
  const old = `<w:pict><v:rect><v:textbox>${inner}</v:textbox></v:rect></w:pict>`;
  return (
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawn}</mc:Choice><mc:Fallback>` +
    `${old}</mc:Fallback></mc:AlternateContent></w:r>`
  );
}

/** A document written as Word writes it. */
export function rawWord(content: readonly Content[], options: RawOptions = {}): Uint8Array {
  return rawPackage(new RawWriter(options).body(content), options);
}

/** The package around a body's XML. */
export function rawPackage(body: string, options: RawOptions = {}): Uint8Array {
  const w = options.strict ? STRICT_W : W,
    r = options.strict ? STRICT_R : R;
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const relations = (list: readonly (readonly [string, string])[]) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${r}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`;
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const part = (name: string, kind: string) =>
    `<Override PartName="/word/${name}.xml" ContentType="${type}.${kind}+xml"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml':
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationsh' +
      'ips+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
      `${part('document', 'document.main')}${part('styles', 'styles')}` +
      `${part('numbering', 'numbering')}${part('settings', 'settings')}` +
      `${part('footer1', 'footer')}${part('comments', 'comments')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations([
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['settings', 'settings.xml'],
      ['footer', 'footer1.xml'],
      ['comments', 'comments.xml'],
    ]),
    'word/document.xml':
      `${head}<w:document xmlns:w="${w}" xmlns:r="${r}" xmlns:mc="http://schemas.openxmlformats` +
      '.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010' +
      '/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.o' +
      'penxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlf' +
      `ormats.org/drawingml/2006/main" mc:Ignorable="wps"><w:body>${body}<w:sectPr>` +
      '<w:footerReference w:type="default" r:id="rId4"/></w:sectPr></w:body></w:document>',
    'word/styles.xml':
      `${head}<w:styles xmlns:w="${w}"><w:style w:type="paragraph" w:default="1" w:styleId="a">` +
      '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1">' +
      '<w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/>' +
      '</w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>' +
      '<w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>' +
      '<w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="character" w:styleId="hide">' +
      '<w:name w:val="hide"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
    'word/numbering.xml':
      `${head}<w:numbering xmlns:w="${w}"><w:abstractNum w:abstractNumId="0">` +
      '<w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>' +
      '<w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/>' +
      '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1">' +
      '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="2"/>' +
      '<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>' +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    'word/settings.xml':
      `${head}<w:settings xmlns:w="${w}">` + `${options.tracking ? '<w:trackRevisions/>' : ''}</w:settings>`,
    'word/comments.xml':
      `${head}<w:comments xmlns:w="${w}"><w:comment w:id="1" w:author="甲"><w:p><w:r><w:t>` +
      '66</w:t></w:r></w:p></w:comment></w:comments>',
    'word/footer1.xml': `${head}<w:ftr xmlns:w="${w}"><w:p><w:r><w:t>- 3 -</w:t></w:r></w:p></w:ftr>`,
  };
  const level = options.stored ? 0 : 6;
  const mtime = new Date(2024, 0, 8);
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, [strToU8(text), { level, mtime }]])),
  );
}

export class RawWriter {
  private readonly rng = random(7);
  private id = 10;

  constructor(private readonly o: RawOptions) {}

  body(content: readonly Content[]): string {
    const out = content.map((c) => this.block(c));
    if (this.o.wrapped) out.splice(2, 0, `<w:p>${textBox(this.paragraph('内部资料，注意保存。'))}</w:p>`);
    return out.join('');
  }

  private block(c: Content): string {
    if (c.kind === 'table') return `${this.table(c.grid)}<w:p/>`;
    const instead = this.o.instead?.get(c.text);
    if (instead !== undefined) return instead;
    if (c.kind !== 'heading') {
      const align = c.kind === 'paragraph' ? '<w:ind w:firstLineChars="200"/>' : '<w:jc w:val="center"/>';
      return this.paragraph(c.text, `<w:pPr>${align}</w:pPr>`);
    }
    const own = this.o.numbered && c.number !== '';
    return this.paragraph(
      own ? c.text : c.number + c.text,
      `<w:pPr><w:pStyle w:val="${c.level}"/>${own ? '' : '<w:numPr><w:numId w:val="0"/></w:numPr>'}</w:pPr>`,
    );
  }

  private paragraph(text: string, properties = ''): string {
    return `<w:p>${properties}${this.runs(text)}</w:p>`;
  }

  private runs(text: string): string {
    const { cut, wrapped } = this.o;
    if (text === '') return '';
    const dress = '<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>';
    const run = (t: string) => `<w:r>${dress}<w:t xml:space="preserve">${escape(t)}</w:t></w:r>`;
    const pieces: string[] = [];
    for (let at = 0; at < text.length;) {
      const length = cut ? 1 + Math.floor(this.rng() * 4) : text.length;
      pieces.push(text.slice(at, at + length));
      at += length;
    }
    return pieces
      .map((piece, i) => {
        const id = this.id++;
        const before =
          cut && i > 0
            ? `<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="${id}" w:name="b${id}"/>` +
              `<w:bookmarkEnd w:id="${id}"/>`
            : '';
        if (!wrapped) return before + run(piece);
        switch (Math.floor(this.rng() * 5)) {
          case 0:
            return `${before}<w:ins w:id="${id}" w:author="甲" w:date="2024-01-02T00:00:00Z">${run(piece)}</w:ins>`;
          case 1:
            return (
              `${before}<w:sdt><w:sdtPr><w:alias w:val="别名"/></w:sdtPr><w:sdtContent>` +
              `${run(piece)}</w:sdtContent></w:sdt>`
            );
          case 2:
            return `${before}<w:hyperlink w:anchor="x">${run(piece)}</w:hyperlink>`;
          case 3:
            return (
              `${before}<w:del w:id="${id}" w:author="甲"><w:r><w:delText>99</w:delText></w:r></w:del>` +
              `${run(piece)}`
            );
          default:
            return (
              `${before}${run(piece)}<w:r><w:rPr><w:rStyle w:val="hide"/></w:rPr><w:t>77</w:t></w:r>` +
              '<w:r><w:commentReference w:id="1"/></w:r>'
            );
        }
      })
      .join('');
  }

  private table(grid: Grid): string {
    // With hairlines every column has two lines of the grid, and some row cells end at the first of them.
    const factor = this.o.hairlines ? 2 : 1;
    const widths = Array.from({ length: grid.width }, () => (factor === 2 ? [880, 20] : [900])).flat();
    const rows = grid.lines.map((_, r) => this.row(grid, r, factor));
    return (
      '<w:tbl><w:tblPr><w:tblStyle w:val="a3"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>' +
      `<w:tblGrid>${widths.map((n) => `<w:gridCol w:w="${n}"/>`).join('')}</w:tblGrid>` +
      `${rows.join('')}</w:tbl>`
    );
  }

  private row(grid: Grid, r: number, factor: number): string {
    const covering = grid.cells.filter((c) => c.row <= r && r < c.row + c.rows).sort((a, b) => a.col - b.col);
    const cells = covering.map((c) => this.cell(c, r, factor));
    const header = grid.lines[r]!.kind === 'header' ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    return `<w:tr>${header}${cells.join('')}</w:tr>`;
  }

  private cell(c: Cell, r: number, factor: number): string {
    const span = c.cols * factor > 1 ? `<w:gridSpan w:val="${c.cols * factor}"/>` : '';
    const merge = c.rows === 1 ? '' : r === c.row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
    const text = r === c.row ? c.text : '';
    const instead = this.o.instead?.get(text);
    if (instead !== undefined) return instead;
    const half = this.o.cut && text.length > 6 && c.kind !== 'figure' ? Math.floor(text.length / 2) : 0;
    const paragraphs =
      half > 0 ? this.paragraph(text.slice(0, half)) + this.paragraph(text.slice(half)) : this.paragraph(text);
    return `<w:tc><w:tcPr><w:tcW w:w="${900 * c.cols}" w:type="dxa"/>${span}${merge}</w:tcPr>${paragraphs}</w:tc>`;
  }
}
