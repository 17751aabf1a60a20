import { belowRoot, LazyElements } from './read-once';
import { isOn, type XmlScanner } from './xml';

export interface NumberRef {
  readonly num: string | undefined;
  readonly level: number | undefined;
}

/** Whether text is hidden or struck out; undefined where that is not said. */
export interface Look {
  readonly hidden: boolean | undefined;
  readonly struck: boolean | undefined;
}

export interface Style extends Look {
  readonly basedOn: string | undefined;
  readonly numbering: NumberRef | undefined;
}

/** A numbering, and the style that states it. */
interface StyleNumbering extends NumberRef {
  readonly style: string;
}

/** The styles of a document, as far as they bear on what is read; each is read when somebody asks for it. */
export class Styles {
  private readonly styles = new LazyElements(readStyle);
  private readonly looks = new Map<string | undefined, Look>();
  private readonly numberings = new Map<string | undefined, StyleNumbering | undefined>();
  /** Of paragraphs that name none. */
  private standard: string | undefined;

  constructor(source: string | undefined) {
    if (source === undefined) return;
    for (const xml of belowRoot(source)) {
      if (xml.name !== 'w:style') continue;
      const id = xml.attribute('w:styleId') ?? '';
      const standard = xml.attribute('w:default');
      if ((standard === '1' || standard === 'true') && xml.attribute('w:type') === 'paragraph') this.standard = id;
      this.styles.take(id, xml);
    }
  }

  /** The numbering that a paragraph has from its style. */
  numbering(id: string | undefined): StyleNumbering | undefined {
    if (!this.numberings.has(id)) this.numberings.set(id, this.findNumbering(id));
    return this.numberings.get(id);
  }

  private findNumbering(id: string | undefined): StyleNumbering | undefined {
    for (const [name, style] of this.chain(id ?? this.standard))
      if (style.numbering?.num !== undefined) return { ...style.numbering, style: name };
    return undefined;
  }

  /** Whether a style of characters hides or strikes out what it is for. */
  look(id: string | undefined): Look {
    let hidden: boolean | undefined, struck: boolean | undefined;
    for (const [, style] of this.chain(id)) {
      hidden ??= style.hidden;
      struck ??= style.struck;
    }
    return { hidden, struck };
  }

  /** The same of a paragraph's style. */
  lookOfParagraph(id: string | undefined): Look {
    const style = id ?? this.standard;
    const known = this.looks.get(style);
    if (known) return known;
    const look = this.look(style);
    this.looks.set(style, look);
    return look;
  }

  /** The style that a linked list takes its numbering from. */
  linked(id: string): string | undefined {
    return this.styles.get(id)?.numbering?.num;
  }

  private *chain(id: string | undefined): Generator<readonly [string, Style]> {
    const seen = new Set<string>();
    for (let at = id; at !== undefined && !seen.has(at);) {
      seen.add(at);
      const style = this.styles.get(at);
      if (!style) return;
      yield [at, style];
      at = style.basedOn;
    }
  }
}

function readStyle(xml: XmlScanner): Style {
  const depth = xml.depth;
  let basedOn: string | undefined, numbering: NumberRef | undefined;
  let hidden: boolean | undefined, struck: boolean | undefined;
  while (xml.depth >= depth) {
    if (xml.next() !== 'open') continue;
    if (xml.name === 'w:basedOn') basedOn = xml.attribute('w:val');
    else if (xml.name === 'w:numPr') numbering = readNumberRef(xml);
    else if (xml.name === 'w:vanish') hidden = isOn(xml);
    else if (xml.name === 'w:strike' || xml.name === 'w:dstrike') struck = struck || isOn(xml);
    else if (xml.name === 'w:tblStylePr') xml.skip();
  }
  return { basedOn, numbering, hidden, struck };
}

/** Reads a w:numPr whose opening tag was just read. */
export function readNumberRef(xml: XmlScanner): NumberRef {
  const depth = xml.depth;
  let num: string | undefined, level: number | undefined;
  while (xml.depth >= depth) {
    if (xml.next() !== 'open') continue;
    if (xml.name === 'w:numId') num = xml.attribute('w:val');
    else if (xml.name === 'w:ilvl') level = Number(xml.attribute('w:val')) || 0;
  }
  return { num, level };
}
