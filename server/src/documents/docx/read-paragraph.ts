import type { Alternatives } from './alternatives';
import type { BoundControls } from './bound-controls';
import { elsewhere } from './elsewhere';
import type { BodyBlock, Paragraph, Piece } from './model';
import type { Numbering } from './numbering';
import { NO_PROPERTIES, type ParagraphProperties, type Properties } from './properties';
import { RunReader, type RunContent } from './read-run';
import { prefixOf, type XmlScanner } from './xml';

/** Elements in a paragraph that only wrap runs. */
const WRAPPERS = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:sdt',
  'w:sdtContent',
  'w:dir',
  'w:bdo',
  'w:ruby',
  'w:rubyBase',
]);

/** Of a paragraph that is joined with the next. */
interface Pending {
  readonly start: number;
  readonly end: number;
  readonly close: number;
  readonly pieces: Piece[];
}

/** Reads paragraphs. */
export class ParagraphReader {
  /** Pictures in paragraphs without text. */
  pictures = 0;
  private readonly runs: RunReader;
  private pending: Pending | undefined;

  constructor(
    private readonly xml: XmlScanner,
    private readonly properties: Properties,
    private readonly numbering: Numbering,
    private readonly alternatives: Alternatives,
    private readonly bound: BoundControls,
    unended: ReadonlySet<number>,
    inner: (into: BodyBlock[], depth: number) => void,
  ) {
    this.runs = new RunReader(xml, properties, alternatives, bound, unended, inner);
  }

  /** Where fields begin that have not ended. */
  get openFields(): number[] {
    return this.runs.open;
  }

  /** The paragraph whose opening tag was just read, and behind it what its text boxes hold. */
  read(into: BodyBlock[]): void {
    const { xml } = this;
    const { depth, start, empty } = xml;
    const prefix = prefixOf(xml);
    const before = this.pending;
    const content: RunContent = { pieces: before?.pieces ?? [], boxes: [], pictured: false };
    // Text boxes bring paragraphs of their own.
    const { look } = this.runs;
    this.runs.look = this.properties.styles.lookOfParagraph(undefined);
    const { style, numbering, source, dress, section, joins } = this.content(depth, content) ?? NO_PROPERTIES;
    this.runs.look = look;
    const { pieces, boxes, pictured } = content;
    if (pictured && !before && !pieces.some((p) => p.text.trim() !== '')) this.pictures++;
    const from = before?.start ?? start;
    if (joins) this.pending = { start: from, end: xml.end, close: xml.start, pieces };
    else {
      this.pending = undefined;
      const number = this.numbering.next(numbering, style);
      if (number !== '' && pieces.some((p) => p.text.trim() !== ''))
        pieces.unshift({
          kind: 'number',
          text: number,
          from: xml.start,
          to: xml.start,
          run: undefined,
          tag: undefined,
        });
      const close = empty ? xml.end : xml.start;
      const paragraph: Paragraph = {
        kind: 'paragraph',
        pieces,
        start: from,
        end: xml.end,
        close,
        empty,
        prefix,
        style: source,
        dress,
        section,
      };
      into.push(paragraph);
    }
    for (const box of boxes) into.push(box);
  }

  /** A paragraph that was to be joined with one that did not come. */
  rest(into: BodyBlock[]): void {
    const { pending, xml } = this;
    if (!pending) return;
    this.pending = undefined;
    const { start, pieces, end, close } = pending;
    const prefix = /^<([\w.-]+:)?/.exec(xml.source.slice(start, start + 40))?.[1] ?? '';
    into.push({
      kind: 'paragraph',
      pieces,
      start,
      end,
      close,
      empty: false,
      prefix,
      style: '',
      dress: '',
      section: false,
    });
  }

  /** What stands in a paragraph or a part of it; its properties, where it states some. */
  private content(depth: number, into: RunContent): ParagraphProperties | undefined {
    const { xml, runs } = this;
    let properties: ParagraphProperties | undefined;
    while (xml.depth >= depth) {
      if (xml.next() !== 'open') continue;
      switch (xml.name) {
        case 'w:r':
          runs.read(into);
          break;
        case 'w:pPr':
          properties = this.properties.paragraph.of(xml);
          runs.look = this.properties.styles.lookOfParagraph(properties.style);
          break;
        case 'w:fldSimple':
          runs.simpleFields++;
          this.content(xml.depth, into);
          runs.simpleFields--;
          break;
        case 'w:ins':
        case 'w:moveTo':
          runs.insertions++;
          this.content(xml.depth, into);
          runs.insertions--;
          break;
        case 'm:oMath':
        case 'm:oMathPara':
          this.formula(into);
          break;
        case 'w:subDoc':
          throw elsewhere();
        default:
          this.bound.see();
          if (!WRAPPERS.has(xml.name) && !this.alternatives.handles()) xml.skip();
      }
    }
    return properties;
  }

  private formula({ pieces }: RunContent): void {
    const { xml } = this;
    const { depth, start } = xml;
    let text = '',
      open = -1;
    while (xml.depth >= depth) {
      const event = xml.next();
      if (event === 'open' && xml.name === 'm:t') open = xml.depth;
      else if (event === 'text' && xml.depth === open) text += xml.source.slice(xml.start, xml.end);
    }
    if (text !== '') pieces.push({ kind: 'made', text, from: start, to: xml.end, run: undefined, tag: undefined });
  }
}
