import { Alternatives } from './alternatives';
import { BoundControls } from './bound-controls';
import { elsewhere } from './elsewhere';
import type { Body, BodyBlock, DocumentTable, Paragraph, TableCell, TableRow } from './model';
import type { Numbering } from './numbering';
import { Properties, type Merging } from './properties';
import { ParagraphReader } from './read-paragraph';
import type { Styles } from './styles';
import { isOn, prefixOf, type XmlScanner } from './xml';

/** Elements that only wrap what is read. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

const UNMERGED: Merging = { span: 1, covered: false, restarts: false, gone: false };

/** Reads the content of document.xml: paragraphs and tables in their order. */
export class BodyReader {
  private readonly properties: Properties;
  private readonly alternatives: Alternatives;
  private readonly bound: BoundControls;
  private readonly paragraphs: ParagraphReader;

  /** @param unended where fields begin that have no end */
  constructor(
    private readonly xml: XmlScanner,
    styles: Styles,
    numbering: Numbering,
    unended: ReadonlySet<number> = new Set(),
  ) {
    this.properties = new Properties(styles);
    this.alternatives = new Alternatives(xml);
    this.bound = new BoundControls(xml);
    this.paragraphs = new ParagraphReader(
      xml,
      this.properties,
      numbering,
      this.alternatives,
      this.bound,
      unended,
      (into, depth) => this.blocks(into, depth),
    );
  }

  read(): Body & { /** Where fields begin that did not end. */ readonly unended: readonly number[] } {
    const { xml } = this;
    const blocks: BodyBlock[] = [];
    for (let event = xml.next(); event !== 'end'; event = xml.next())
      if (event === 'open' && xml.name === 'w:body') this.blocks(blocks, xml.depth);
    return { blocks, pictures: this.paragraphs.pictures, unended: this.paragraphs.openFields };
  }

  /** Blocks up to the end of the element whose opening tag was just read. */
  private blocks(into: BodyBlock[], depth: number): void {
    const { xml } = this;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      this.block(into);
    }
    this.paragraphs.rest(into);
  }

  /** What the element holds whose opening tag was just read. */
  private block(into: BodyBlock[]): void {
    const { xml } = this;
    if (xml.name === 'w:p') this.paragraphs.read(into);
    else if (xml.name === 'w:tbl') into.push(this.table());
    else if (xml.name === 'w:altChunk') throw elsewhere();
    else this.wrapper();
  }

  /** Goes into what only wraps others, and past what is not known. */
  private wrapper(): void {
    const { xml } = this;
    this.bound.see();
    if (!WRAPPERS.has(xml.name) && !this.alternatives.handles()) xml.skip();
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
      else if (xml.name !== 'w:tblGrid') this.wrapper();
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
      else if (xml.name === 'w:tc') {
        const cell = this.cell();
        if (cell) cells.push(cell);
      } else if (xml.name !== 'w:trPr') this.wrapper();
    }
    return gone ? undefined : { start, end: xml.end, before, cells };
  }

  /** A cell; undefined for one that a tracked change takes out. */
  private cell(): TableCell | undefined {
    const { xml } = this;
    const depth = xml.depth,
      start = xml.start;
    const blocks: BodyBlock[] = [];
    let merge = UNMERGED;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'w:tcPr') merge = this.properties.cell.of(xml);
      else this.block(blocks);
    }
    this.paragraphs.rest(blocks);
    const { span, covered, restarts, gone } = merge;
    if (gone) return undefined;
    return { start, end: xml.end, span, covered, restarts, blocks };
  }
}

/** The paragraphs of blocks, those in tables too. */
export function* paragraphsOf(blocks: readonly BodyBlock[]): Generator<Paragraph> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block;
    else for (const row of block.rows) for (const cell of row.cells) yield* paragraphsOf(cell.blocks);
  }
}
