import { isOn, XmlScanner } from './xml';

export interface NumberRef {
  readonly num: string | undefined;
  readonly level: number | undefined;
}

export interface Style {
  readonly basedOn: string | undefined;
  readonly numbering: NumberRef | undefined;
  /** Undefined where the style does not say. */
  readonly hidden: boolean | undefined;
  readonly struck: boolean | undefined;
}

/** The styles of a document, as far as they bear on what is read. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  /** Of paragraphs that name none. */
  private standard: string | undefined;

  constructor(source: string | undefined) {
    if (source !== undefined) this.read(new XmlScanner(source));
  }

  /** The numbering that a paragraph has from its style. */
  numbering(id: string | undefined): (NumberRef & { readonly style: string }) | undefined {
    for (const [name, style] of this.chain(id ?? this.standard))
      if (style.numbering?.num !== undefined) return { ...style.numbering, style: name };
    return undefined;
  }

  hidden(id: string | undefined): boolean {
    for (const [, style] of this.chain(id)) if (style.hidden !== undefined) return style.hidden;
    return false;
  }

  struck(id: string | undefined): boolean {
    for (const [, style] of this.chain(id)) if (style.struck !== undefined) return style.struck;
    return false;
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

  private read(xml: XmlScanner): void {
    for (let event = xml.next(); event !== 'end'; event = xml.next()) {
      if (event !== 'open' || xml.name !== 'w:style') continue;
      const id = xml.attribute('w:styleId') ?? '';
      const standard = xml.attribute('w:default');
      if (xml.attribute('w:type') === 'paragraph' && (standard === '1' || standard === 'true')) this.standard = id;
      this.styles.set(id, readStyle(xml));
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
