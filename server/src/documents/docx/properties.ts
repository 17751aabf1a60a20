import type { TableCell } from './model';
import { ReadOnce } from './read-once';
import { readNumberRef, type Look, type NumberRef, type Styles } from './styles';
import { isOn, type XmlScanner } from './xml';

/** What a w:rPr says of its run. */
export interface RunProperties extends Look {
  /** Its source without the record of how it was before. */
  readonly dress: string;
}

/** What a w:pPr says of its paragraph. */
export interface ParagraphProperties {
  readonly style: string | undefined;
  readonly numbering: NumberRef | undefined;
  readonly source: string;
  /** That of the mark at its end. */
  readonly dress: string;
  readonly section: boolean;
  /** A tracked change takes the mark at its end out: it is one with the next paragraph. */
  readonly joins: boolean;
}

export interface Merging extends Pick<TableCell, 'span' | 'covered' | 'restarts'> {
  /** A tracked change takes the cell out. */
  readonly gone: boolean;
}

export const NO_PROPERTIES: ParagraphProperties = {
  style: undefined,
  numbering: undefined,
  source: '',
  dress: '',
  section: false,
  joins: false,
};

/** Reads the properties of runs, paragraphs and cells. */
export class Properties {
  readonly run: ReadOnce<RunProperties>;
  readonly paragraph = new ReadOnce(readParagraph);
  readonly cell = new ReadOnce(readMerging);

  constructor(readonly styles: Styles) {
    this.run = new ReadOnce((xml) => readRun(xml, styles));
  }
}

function readRun(xml: XmlScanner, styles: Styles): RunProperties {
  let style: string | undefined, hidden: boolean | undefined, struck: boolean | undefined;
  while (xml.depth > 0) {
    if (xml.next() !== 'open') continue;
    if (xml.name === 'w:vanish') hidden = isOn(xml);
    else if (xml.name === 'w:strike' || xml.name === 'w:dstrike') struck = struck || isOn(xml);
    else if (xml.name === 'w:rStyle') style = xml.attribute('w:val');
    else if (xml.name === 'w:rPrChange') xml.skip();
  }
  const look = styles.look(style);
  return { dress: withoutChanges(xml.source), hidden: hidden ?? look.hidden, struck: struck ?? look.struck };
}

function readParagraph(xml: XmlScanner): ParagraphProperties {
  const found = { ...NO_PROPERTIES, source: xml.source };
  while (xml.depth > 0) {
    if (xml.next() !== 'open') continue;
    if (xml.name === 'w:pStyle') found.style = xml.attribute('w:val');
    else if (xml.name === 'w:numPr') found.numbering = readNumberRef(xml);
    else if (xml.name === 'w:sectPr') {
      found.section = true;
      xml.skip();
    } else if (xml.name === 'w:pPrChange') xml.skip();
    else if (xml.name === 'w:rPr') {
      const from = xml.start;
      found.joins = isMarkDeleted(xml);
      found.dress = withoutChanges(xml.source.slice(from, xml.end));
    }
  }
  return found;
}

function isMarkDeleted(xml: XmlScanner): boolean {
  const { depth } = xml;
  let deleted = false;
  while (xml.depth >= depth) {
    if (xml.next() !== 'open') continue;
    if (xml.name === 'w:del' || xml.name === 'w:moveFrom') deleted = true;
    else if (xml.name === 'w:rPrChange') xml.skip();
  }
  return deleted;
}

/** What a w:tcPr says of the cells that a cell is merged with. */
function readMerging(xml: XmlScanner): Merging {
  let span = 1,
    covered = false,
    restarts = false,
    gone = false;
  while (xml.depth > 0) {
    if (xml.next() !== 'open') continue;
    if (xml.name === 'w:gridSpan') span = Math.max(1, Number(xml.attribute('w:val')) || 1);
    else if (xml.name === 'w:vMerge' || xml.name === 'w:hMerge') {
      const first = xml.attribute('w:val') === 'restart';
      restarts ||= first && xml.name === 'w:vMerge';
      covered ||= !first;
    } else if (xml.name === 'w:cellDel') gone = true;
    else if (xml.name === 'w:tcPrChange') xml.skip();
  }
  return { span, covered, restarts, gone };
}

/** Run properties without the record of how they were before. */
function withoutChanges(dress: string): string {
  return dress.includes('rPrChange') || /<\w*:?(?:ins|del|moveFrom|moveTo)\b/.test(dress)
    ? dress
        .replace(/<(\w+:)?rPrChange\b[^]*?<\/(?:\w+:)?rPrChange>/g, '')
        .replace(/<(?:\w+:)?(?:ins|del|moveFrom|moveTo)\b[^>]*\/>/g, '')
    : dress;
}
