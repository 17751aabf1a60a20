import type { BodyBlock, Paragraph, Piece, PieceKind, Run } from './model';
import type { Numbering } from './numbering';
import { readNumberRef, type NumberRef, type Styles } from './styles';
import { symbolOf } from './symbols';
import { eachStretch, isOn, type XmlScanner } from './xml';

/** What a program that reads Office files of today is expected to understand. */
const UNDERSTOOD = /^(?:wps|wpg|wpc|wp14|w14|w15|w16\w*|a14|cx\d*|am3d|aink)$/;
/** Elements in a paragraph that only wrap runs. */
const WRAPPERS = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:sdt',
  'w:sdtContent',
  'w:ins',
  'w:moveTo',
  'w:dir',
  'w:bdo',
  'w:ruby',
  'w:rubyBase',
  'mc:AlternateContent',
]);
/** Elements of a run that stand for characters. */
const MARKS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

interface Field {
  /** Behind its separator: what stands there is its result. */
  result: boolean;
}

interface Properties {
  style: string | undefined;
  numbering: NumberRef | undefined;
  source: string;
  dress: string;
  section: boolean;
  /** A tracked change takes the mark at its end out: it is one with the next paragraph. */
  joins: boolean;
}

/** Reads paragraphs; fields may go on from one to the next. */
export class ParagraphReader {
  /** Pictures in paragraphs without text. */
  pictures = 0;
  private readonly fields: Field[] = [];
  private simpleFields = 0;
  private pieces: Piece[] = [];
  private boxes: BodyBlock[] = [];
  private pictured = false;
  /** Of a paragraph that is joined with the next. */
  private pending:
    | { readonly start: number; readonly end: number; readonly close: number; readonly pieces: readonly Piece[] }
    | undefined;
  private taken: boolean[] = [];

  constructor(
    private readonly xml: XmlScanner,
    private readonly styles: Styles,
    private readonly numbering: Numbering,
    private readonly inner: (into: BodyBlock[], depth: number) => void,
  ) {}

  /** The paragraph whose opening tag was just read, and behind it what its text boxes hold. */
  read(): BodyBlock[] {
    const { xml } = this;
    const outer = { pieces: this.pieces, boxes: this.boxes, pictured: this.pictured, taken: this.taken };
    const depth = xml.depth,
      start = xml.start,
      empty = xml.empty,
      prefix = xml.qname.slice(0, xml.qname.indexOf(':') + 1);
    this.pieces = [];
    this.boxes = [];
    this.pictured = false;
    this.taken = [];
    const properties: Properties = {
      style: undefined,
      numbering: undefined,
      source: '',
      dress: '',
      section: false,
      joins: false,
    };
    this.content(depth, properties);
    const pieces = this.pieces,
      boxes = this.boxes,
      pictured = this.pictured;
    Object.assign(this, outer);
    const shown = pieces.some((p) => p.text.trim() !== '');
    if (pictured && !shown && !this.pending) this.pictures++;
    if (properties.joins) {
      this.pending = {
        start: this.pending?.start ?? start,
        end: xml.end,
        close: xml.start,
        pieces: [...(this.pending?.pieces ?? []), ...pieces],
      };
      return boxes;
    }
    const all = [...(this.pending?.pieces ?? []), ...pieces];
    const from = this.pending?.start ?? start;
    this.pending = undefined;
    const number = this.numbering.next(properties.numbering, properties.style);
    if (number !== '' && all.some((p) => p.text.trim() !== ''))
      all.unshift({ kind: 'number', text: number, from: xml.start, to: xml.start, run: undefined });
    const paragraph: Paragraph = {
      kind: 'paragraph',
      pieces: all,
      start: from,
      end: xml.end,
      close: empty ? xml.end : xml.start,
      empty,
      prefix,
      style: properties.source,
      dress: properties.dress,
      section: properties.section,
    };
    return boxes.length > 0 ? [paragraph, ...boxes] : [paragraph];
  }

  /** A paragraph that was to be joined with one that did not come. */
  rest(): BodyBlock[] {
    const { pending, xml } = this;
    if (!pending) return [];
    this.pending = undefined;
    const { start, pieces, end, close } = pending;
    const prefix = /^<([\w.-]+:)?/.exec(xml.source.slice(start, start + 40))?.[1] ?? '';
    return [
      { kind: 'paragraph', pieces, start, end, close, empty: false, prefix, style: '', dress: '', section: false },
    ];
  }

  /** Behind the opening tag of a mc:AlternateContent: none of its contents was read so far. */
  offer(): void {
    this.taken[this.xml.depth + 1] = false;
  }

  /** Behind the opening tag of a mc:Choice of contents: reads it if it is understood and the first. */
  choose(): void {
    const { xml } = this;
    const requires = (xml.attribute('Requires') ?? '').split(/\s+/).filter(Boolean);
    if (this.taken[xml.depth] || !requires.every((r) => UNDERSTOOD.test(r))) xml.skip();
    else this.taken[xml.depth] = true;
  }

  /** What is read where no choice was. */
  fallBack(): void {
    const { depth } = this.xml;
    if (this.taken[depth]) this.xml.skip();
    this.taken[depth] = false;
  }

  private content(depth: number, properties: Properties): void {
    const { xml } = this;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      switch (xml.name) {
        case 'w:r':
          this.run(depth);
          break;
        case 'w:pPr':
          this.properties(properties);
          break;
        case 'w:fldSimple':
          this.simple();
          break;
        case 'w:ins':
        case 'w:moveTo':
          this.inserted(properties);
          break;
        case 'mc:AlternateContent':
          this.offer();
          break;
        case 'mc:Choice':
          this.choose();
          break;
        case 'mc:Fallback':
          this.fallBack();
          break;
        case 'm:oMath':
        case 'm:oMathPara':
          this.formula();
          break;
        default:
          if (!WRAPPERS.has(xml.name)) xml.skip();
      }
    }
  }

  private insertions = 0;

  private inserted(properties: Properties): void {
    this.insertions++;
    this.content(this.xml.depth, properties);
    this.insertions--;
  }

  private simple(): void {
    this.simpleFields++;
    this.content(this.xml.depth, {} as Properties);
    this.simpleFields--;
  }

  private properties(into: Properties): void {
    const { xml } = this;
    const depth = xml.depth,
      start = xml.start;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'w:pStyle') into.style = xml.attribute('w:val');
      else if (xml.name === 'w:numPr') into.numbering = readNumberRef(xml);
      else if (xml.name === 'w:sectPr') {
        into.section = true;
        xml.skip();
      } else if (xml.name === 'w:pPrChange') xml.skip();
      else if (xml.name === 'w:rPr') {
        const from = xml.start;
        into.joins = this.isMarkDeleted();
        into.dress = withoutChanges(xml.source.slice(from, xml.end));
      }
    }
    into.source = xml.source.slice(start, xml.end);
  }

  private isMarkDeleted(): boolean {
    const { xml } = this;
    const depth = xml.depth;
    let deleted = false;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'w:del' || xml.name === 'w:moveFrom') deleted = true;
      else if (xml.name === 'w:rPrChange') xml.skip();
    }
    return deleted;
  }

  private run(outside: number): void {
    const { xml } = this;
    const depth = xml.depth,
      prefix = xml.qname.slice(0, xml.qname.indexOf(':') + 1);
    let dress = '',
      shown = true,
      run: Run | undefined;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      const { name } = xml;
      if (name === 'w:rPr') {
        const from = xml.start;
        shown = this.isShown();
        dress = withoutChanges(xml.source.slice(from, xml.end));
        continue;
      }
      run ??= { dress, prefix, inserted: this.insertions > 0 };
      if (name === 'w:t') this.text(run, shown);
      else if (name in MARKS) this.mark(MARKS[name]!, run, shown);
      else if (name === 'w:sym')
        this.mark(symbolOf(xml.attribute('w:font') ?? '', xml.attribute('w:char') ?? ''), run, shown);
      else if (name === 'w:fldChar') this.field();
      else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') this.drawing();
      else if (name === 'mc:AlternateContent') this.offer();
      else if (name === 'mc:Choice') this.choose();
      else if (name === 'mc:Fallback') this.fallBack();
      else if (name === 'w:ruby' || name === 'w:rubyBase') continue;
      // Phonetic help holds runs of its own.
      else if (name === 'w:r') this.run(outside);
      else xml.skip();
    }
  }

  /** Whether a run is neither hidden nor struck out; reads its properties. */
  private isShown(): boolean {
    const { xml, styles } = this;
    const depth = xml.depth;
    let style: string | undefined, hidden: boolean | undefined, struck: boolean | undefined;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'w:vanish') hidden = isOn(xml);
      else if (xml.name === 'w:strike' || xml.name === 'w:dstrike') struck = struck || isOn(xml);
      else if (xml.name === 'w:rStyle') style = xml.attribute('w:val');
      else if (xml.name === 'w:rPrChange') xml.skip();
    }
    return !(hidden ?? styles.hidden(style)) && !(struck ?? styles.struck(style));
  }

  private text(run: Run, shown: boolean): void {
    const { xml } = this;
    const depth = xml.depth;
    const keeps = xml.attribute('xml:space') === 'preserve';
    const tag = keeps ? undefined : { at: xml.start, end: xml.end };
    while (xml.depth >= depth) {
      if (xml.next() !== 'text') continue;
      let raw = xml.source.slice(xml.start, xml.end),
        base = xml.start;
      if (raw.startsWith('<![CDATA[')) {
        this.push('char', raw.slice(9, -3), base, xml.end, run, shown);
        continue;
      }
      if (!keeps) {
        const bare = raw.trimStart();
        base += raw.length - bare.length;
        raw = bare.trimEnd();
      }
      eachStretch(raw, (from, to, text, plain) =>
        this.push(plain ? 'text' : 'char', text, base + from, base + to, run, shown, tag),
      );
    }
  }

  private mark(text: string, run: Run, shown: boolean): void {
    const { xml } = this;
    const start = xml.start;
    // A page or column ends where nothing of the text does.
    const type = xml.name === 'w:br' ? xml.attribute('w:type') : undefined;
    xml.skip();
    if (text !== '' && (type === undefined || type === 'textWrapping'))
      this.push('mark', text, start, xml.end, run, shown);
  }

  private push(
    kind: PieceKind,
    text: string,
    from: number,
    to: number,
    run: Run,
    shown: boolean,
    tag?: Piece['tag'],
  ): void {
    if (!shown || text === '' || this.fields.some((f) => !f.result)) return;
    const inField = this.simpleFields > 0 || this.fields.length > 0;
    const own = inField ? 'field' : kind;
    // Characters that no text file holds would be lost on the way.
    const clean = text.replace(/[\r\n]+/g, kind === 'mark' ? '\n' : ' ');
    this.pieces.push({ kind: own, text: clean, from, to, run, ...(tag ? { tag } : {}) });
  }

  private field(): void {
    const { xml, fields } = this;
    const type = xml.attribute('w:fldCharType');
    if (type === 'begin') fields.push({ result: false });
    else if (type === 'separate' && fields.length > 0) fields[fields.length - 1]!.result = true;
    else if (type === 'end') fields.pop();
    xml.skip();
  }

  /** Pictures are noted; the content of text boxes is read. */
  private drawing(): void {
    const { xml } = this;
    const depth = xml.depth;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'a:blip' || xml.name === 'v:imagedata') this.pictured = true;
      else if (xml.name === 'w:txbxContent') this.inner(this.boxes, xml.depth);
      else if (xml.name === 'mc:AlternateContent') this.offer();
      else if (xml.name === 'mc:Choice') this.choose();
      else if (xml.name === 'mc:Fallback') this.fallBack();
    }
  }

  private formula(): void {
    const { xml } = this;
    const depth = xml.depth;
    let text = '';
    const start = xml.start;
    let open = -1;
    while (xml.depth >= depth) {
      const event = xml.next();
      if (event === 'open' && xml.name === 'm:t') open = xml.depth;
      else if (event === 'text' && xml.depth === open) text += xml.source.slice(xml.start, xml.end);
    }
    if (text !== '') this.pieces.push({ kind: 'made', text, from: start, to: xml.end, run: undefined });
  }
}

/** Run properties without the record of how they were before. */
function withoutChanges(dress: string): string {
  return dress.includes('rPrChange') || /<\w*:?(?:ins|del|moveFrom|moveTo)\b/.test(dress)
    ? dress
        .replace(/<(\w+:)?rPrChange\b[^]*?<\/(?:\w+:)?rPrChange>/g, '')
        .replace(/<(?:\w+:)?(?:ins|del|moveFrom|moveTo)\b[^>]*\/>/g, '')
    : dress;
}
