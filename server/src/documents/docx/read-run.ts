import type { Alternatives } from './alternatives';
import type { BodyBlock, Piece, PieceKind, Run } from './model';
import type { Properties } from './properties';
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
  /** Behind its separator: what stands there is its result. */
  result: boolean;
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
  private readonly fields: Field[] = [];

  constructor(
    private readonly xml: XmlScanner,
    private readonly properties: Properties,
    private readonly alternatives: Alternatives,
    private readonly inner: (into: BodyBlock[], depth: number) => void,
  ) {}

  /** The run whose opening tag was just read. */
  read(into: RunContent): void {
    const { xml } = this;
    const { depth } = xml;
    const prefix = prefixOf(xml);
    let dress = '',
      shown = true,
      run: Run | undefined;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      const { name } = xml;
      if (name === 'w:rPr') {
        ({ dress, shown } = this.properties.run.of(xml));
        continue;
      }
      run ??= { dress, prefix, inserted: this.insertions > 0 };
      const mark = MARKS.get(name);
      if (name === 'w:t') this.text(run, shown, into);
      else if (mark !== undefined) this.mark(mark, run, shown, into);
      else if (name === 'w:sym')
        this.mark(symbolOf(xml.attribute('w:font') ?? '', xml.attribute('w:char') ?? ''), run, shown, into);
      else if (name === 'w:fldChar') this.field();
      else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') this.drawing(into);
      else if (this.alternatives.handles() || name === 'w:ruby' || name === 'w:rubyBase') continue;
      // Phonetic help holds runs of its own.
      else if (name === 'w:r') this.read(into);
      else xml.skip();
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
        const bare = raw.trimStart();
        base += raw.length - bare.length;
        raw = bare.trimEnd();
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
    const own = this.simpleFields > 0 || fields.length > 0 ? 'field' : kind;
    // Characters that no text file holds would be lost on the way.
    const clean = /[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, kind === 'mark' ? '\n' : ' ') : text;
    into.pieces.push({ kind: own, text: clean, from, to, run, tag });
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
