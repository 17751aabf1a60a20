import type { Alternatives } from './alternatives';
import type { BoundControls } from './bound-controls';
import type { BodyBlock, Piece, PieceKind, Run } from './model';
import type { Properties } from './properties';
import type { Look } from './styles';
import { symbolOf } from './symbols';
import { prefixOf, type XmlScanner } from './xml';
import { eachStretch } from './xml-text';

/** Elements of a run that stand for characters. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '-'],
]);

interface Field {
  readonly at: number;
  /** Behind its separator: what stands there is its result. */
  result: boolean;
}

const NO_LOOK: Look = { hidden: undefined, struck: undefined };

/** Whether text is neither hidden nor struck out, by its own formatting and by that of its paragraph. */
function isShown(own: Look, around: Look): boolean {
  return !(own.hidden ?? around.hidden) && !(own.struck ?? around.struck);
}

/** Where text starts and ends without the space of XML around it; a wide space is a character like others. */
function withoutSpace(raw: string): readonly [from: number, to: number] {
  const isSpace = (at: number) => ' \t\r\n'.includes(raw[at]!);
  let from = 0,
    to = raw.length;
  while (from < to && isSpace(from)) from++;
  while (to > from && isSpace(to - 1)) to--;
  return [from, to];
}

/** What is read of the runs of a paragraph. */
export interface RunContent {
  readonly pieces: Piece[];
  /** What text boxes hold that hang on them. */
  readonly boxes: BodyBlock[];
  pictured: boolean;
}

/** Reads runs; fields may go on from one paragraph to the next. */
export class RunReader {
  /** How many tracked insertions stand around what is read, and how many fields that are one element. */
  insertions = 0;
  simpleFields = 0;
  private enclosing = 0;
  /** What the style of the paragraph says of its text. */
  look: Look = NO_LOOK;
  private readonly fields: Field[] = [];

  /**
   * @param unended where fields begin that have no end: their text is read as any other
   */
  constructor(
    private readonly xml: XmlScanner,
    private readonly properties: Properties,
    private readonly alternatives: Alternatives,
    private readonly bound: BoundControls,
    private readonly unended: ReadonlySet<number>,
    private readonly inner: (into: BodyBlock[], depth: number) => void,
  ) {}

  /** Where fields begin that have not ended. */
  get open(): number[] {
    return this.fields.map((f) => f.at);
  }

  /** The run whose opening tag was just read. */
  read(into: RunContent): void {
    const { xml } = this;
    const { depth } = xml;
    const prefix = prefixOf(xml);
    let dress = '',
      shown = isShown(NO_LOOK, this.look),
      run: Run | undefined;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      const { name } = xml;
      if (name === 'w:rPr') {
        const own = this.properties.run.of(xml);
        dress = own.dress;
        shown = isShown(own, this.look);
        continue;
      }
      const enclosed = this.enclosing > 0 || xml.depth > depth + 1;
      if (run?.enclosed !== enclosed) run = { dress, prefix, inserted: this.insertions > 0, enclosed };
      const mark = MARKS.get(name);
      if (name === 'w:t') this.text(run, shown, into);
      else if (mark !== undefined) this.mark(mark, run, shown, into);
      else if (name === 'w:sym')
        this.mark(symbolOf(xml.attribute('w:font') ?? '', xml.attribute('w:char') ?? ''), run, shown, into);
      else if (name === 'w:fldChar') this.field();
      else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') this.drawing(into);
      else if (this.alternatives.handles() || name === 'w:ruby' || name === 'w:rubyBase') continue;
      // Phonetic help holds runs of its own.
      else if (name === 'w:r') {
        this.enclosing++;
        this.read(into);
        this.enclosing--;
      } else xml.skip();
    }
  }

  private text(run: Run, shown: boolean, into: RunContent): void {
    const { xml } = this;
    const { depth, source, start, end } = xml;
    const keeps = xml.attribute('xml:space') === 'preserve';
    const tag = keeps ? undefined : { at: start, end };
    while (xml.depth >= depth) {
      if (xml.next() !== 'text') continue;
      let raw = source.slice(xml.start, xml.end),
        base = xml.start;
      if (raw.startsWith('<![CDATA[')) {
        this.push('char', raw.slice(9, -3), base, xml.end, run, shown, into, undefined);
        continue;
      }
      if (!keeps) {
        const [from, to] = withoutSpace(raw);
        base += from;
        raw = raw.slice(from, to);
      }
      eachStretch(raw, (from, to, text, plain) =>
        this.push(plain ? 'text' : 'char', text, base + from, base + to, run, shown, into, tag),
      );
    }
  }

  private mark(text: string, run: Run, shown: boolean, into: RunContent): void {
    const { xml } = this;
    const { start } = xml;
    // A page or column ends where nothing of the text does.
    const type = xml.name === 'w:br' ? xml.attribute('w:type') : undefined;
    xml.skip();
    if (text !== '' && (type === undefined || type === 'textWrapping'))
      this.push('mark', text, start, xml.end, run, shown, into, undefined);
  }

  private push(
    kind: PieceKind,
    text: string,
    from: number,
    to: number,
    run: Run,
    shown: boolean,
    into: RunContent,
    tag: Piece['tag'],
  ): void {
    const { fields } = this;
    if (!shown || text === '' || (fields.length > 0 && fields.some((f) => !f.result))) return;
    let own = kind;
    if (this.simpleFields > 0 || fields.length > 0) own = 'field';
    else if (this.bound.hold(from)) own = 'bound';
    // Characters that no text file holds would be lost on the way.
    const clean = /[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, kind === 'mark' ? '\n' : ' ') : text;
    into.pieces.push({ kind: own, text: clean, from, to, run, tag });
  }

  private field(): void {
    const { xml, fields } = this;
    const type = xml.attribute('w:fldCharType');
    if (type === 'begin' && !this.unended.has(xml.start)) fields.push({ at: xml.start, result: false });
    else if (type === 'separate' && fields.length > 0) fields[fields.length - 1]!.result = true;
    else if (type === 'end') fields.pop();
    xml.skip();
  }

  /** Pictures are noted; the content of text boxes is read. */
  private drawing(into: RunContent): void {
    const { xml } = this;
    const { depth } = xml;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      if (xml.name === 'a:blip' || xml.name === 'v:imagedata') into.pictured = true;
      else if (xml.name === 'w:txbxContent') this.inner(into.boxes, xml.depth);
      else this.alternatives.handles();
    }
  }
}
