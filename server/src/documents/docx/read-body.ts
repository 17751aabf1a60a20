import type { Body, BodyBlock, DocumentTable, Paragraph, TableCell, TableRow } from './model';
import type { Numbering } from './numbering';
import { ParagraphReader } from './read-paragraph';
import type { Styles } from './styles';
import { isOn, type XmlScanner } from './xml';

/** Elements that only wrap what is read. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

type Merging = Pick<TableCell, 'span' | 'covered' | 'restarts'>;

/** Reads the content of document.xml: paragraphs and tables in their order. */
export class BodyReader {
  private readonly paragraphs: ParagraphReader;

  constructor(
    private readonly xml: XmlScanner,
    styles: Styles,
    numbering: Numbering,
  ) {
    this.paragraphs = new ParagraphReader(xml, styles, numbering, (into, depth) => this.blocks(into, depth));
  }

  read(): Body {
    const { xml } = this;
    const blocks: BodyBlock[] = [];
    for (let event = xml.next(); event !== 'end'; event = xml.next())
      if (event === 'open' && xml.name === 'w:body') this.blocks(blocks, xml.depth);
    return { blocks, pictures: this.paragraphs.pictures };
  }

  /** Blocks up to the end of the element whose opening tag was just read. */
  private blocks(into: BodyBlock[], depth: number): void {
    const { xml } = this;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'w:p') into.push(...this.paragraphs.read());
      else if (xml.name === 'w:tbl') into.push(this.table());
      else if (xml.name === 'mc:AlternateContent') this.paragraphs.offer();
      else if (xml.name === 'mc:Choice') this.paragraphs.choose();
      else if (xml.name === 'mc:Fallback') this.paragraphs.fallBack();
      else if (!WRAPPERS.has(xml.name)) xml.skip();
    }
    into.push(...this.paragraphs.rest());
  }

  private table(): DocumentTable {
    const { xml } = this;
    const depth = xml.depth,
      start = xml.start,
      prefix = prefixOf(xml);
    const grid: number[] = [];
    const rows: TableRow[] = [];
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'w:gridCol') grid.push(Number(xml.attribute('w:w')) || 0);
      else if (xml.name === 'w:tr') {
        const row = this.row();
        if (row) rows.push(row);
      } else if (xml.name === 'w:tblPr' || xml.name === 'w:tblPrEx') xml.skip();
      else if (xml.name !== 'w:tblGrid' && !WRAPPERS.has(xml.name)) xml.skip();
    }
    return { kind: 'table', start, end: xml.end, prefix, grid, rows };
  }

  /** A row; undefined for one that a tracked change takes out, or that is hidden. */
  private row(): TableRow | undefined {
    const { xml } = this;
    const depth = xml.depth,
      start = xml.start;
    const cells: TableCell[] = [];
    let before = 0,
      gone = false;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'w:gridBefore') before = Number(xml.attribute('w:val')) || 0;
      else if (xml.name === 'w:hidden') gone ||= isOn(xml);
      else if (xml.name === 'w:del') gone = true;
      else if (xml.name === 'w:tc') cells.push(this.cell());
      else if (xml.name !== 'w:trPr' && !WRAPPERS.has(xml.name)) xml.skip();
    }
    return gone ? undefined : { start, end: xml.end, before, cells };
  }

  private cell(): TableCell {
    const { xml } = this;
    const depth = xml.depth,
      start = xml.start;
    const blocks: BodyBlock[] = [];
    let merge: Merging = { span: 1, covered: false, restarts: false };
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'w:tcPr') merge = this.merging();
      else if (xml.name === 'w:p') blocks.push(...this.paragraphs.read());
      else if (xml.name === 'w:tbl') blocks.push(this.table());
      else if (xml.name === 'mc:AlternateContent') this.paragraphs.offer();
      else if (xml.name === 'mc:Choice') this.paragraphs.choose();
      else if (xml.name === 'mc:Fallback') this.paragraphs.fallBack();
      else if (!WRAPPERS.has(xml.name)) xml.skip();
    }
    blocks.push(...this.paragraphs.rest());
    return { start, end: xml.end, ...merge, blocks };
  }

  /** What a w:tcPr says of the cells that a cell is merged with. */
  private merging(): Merging {
    const { xml } = this;
    const depth = xml.depth;
    let span = 1,
      covered = false,
      restarts = false;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'w:gridSpan') span = Math.max(1, Number(xml.attribute('w:val')) || 1);
      else if (xml.name === 'w:vMerge' || xml.name === 'w:hMerge') {
        restarts ||= xml.attribute('w:val') === 'restart';
        covered ||= !restarts;
      } else if (xml.name === 'w:tcPrChange') xml.skip();
    }
    return { span, covered, restarts };
  }
}

export function prefixOf({ qname }: XmlScanner): string {
  return qname.slice(0, qname.indexOf(':') + 1);
}

/** The paragraphs of blocks, those in tables too. */
export function* paragraphsOf(blocks: readonly BodyBlock[]): Generator<Paragraph> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block;
    else for (const row of block.rows) for (const cell of row.cells) yield* paragraphsOf(cell.blocks);
  }
}
