import { refuse } from '../refusal';
import { decodeEntities } from './xml-text';

/** Namespaces by the prefix they are spoken of here, transitional and strict alike. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/** Elements may stand in each other so deep; documents of real programs stay far below. */
const DEPTH = 400;

export type XmlEvent = 'open' | 'close' | 'text' | 'end';

/** The name of an element as it is written, and with the prefix of {@link NAMESPACES}. */
interface Name {
  readonly qname: string;
  readonly name: string;
}

/** What prefixes meant outside of an element that declares some, and how deep that stands. */
interface Scope {
  readonly depth: number;
  readonly outer: ReadonlyMap<string, string>;
}

const OUTSIDE: ReadonlyMap<string, string> = new Map([['xml', 'xml']]);
const GREATER = 62,
  SLASH = 47,
  EQUALS = 61,
  COLON = 58;

function damaged(): Error {
  return refuse(
    '文件已损坏（XML 不完整）；请用 Word 或 WPS 打开并另存一份 .docx',
    'the file is damaged (its XML is not whole); open it in Word or WPS and save it anew as .docx',
  );
}

/** Walks through the tags of an XML text and says where each stands in it. Builds nothing, and names only once. */
export class XmlScanner {
  /** Of the last event: where it starts and ends in the source. */
  start = 0;
  end = 0;
  /** Of the last tag: its name with the prefix of {@link NAMESPACES}, `?:` where the namespace is another. */
  name = '';
  /** Of the last tag: its name as written. */
  qname = '';
  /** Whether the last opening tag closes itself; its `close` follows all the same, at the same place. */
  empty = false;

  private readonly stack: Name[] = [];
  private readonly scopes: Scope[] = [];
  private meanings: ReadonlyMap<string, string>;
  /** Names met while prefixes mean what they do, by a number made of their characters. */
  private readonly names = new Map<number, Name>();
  private closing = false;

  /** @param prefixes what prefixes mean outside of the source, where that is cut out of another */
  constructor(
    readonly source: string,
    prefixes: ReadonlyMap<string, string> = OUTSIDE,
  ) {
    this.meanings = prefixes;
  }

  get depth(): number {
    return this.stack.length;
  }

  /** What prefixes mean here: another object where they mean something else. */
  get prefixes(): ReadonlyMap<string, string> {
    return this.meanings;
  }

  next(): XmlEvent {
    const { source } = this;
    if (this.closing) {
      this.closing = false;
      this.pop();
      return 'close';
    }
    for (;;) {
      const at = this.end;
      if (at >= source.length) {
        if (this.stack.length > 0) throw damaged();
        return 'end';
      }
      if (source.charCodeAt(at) !== 60) {
        const next = source.indexOf('<', at);
        this.start = at;
        this.end = next < 0 ? source.length : next;
        return 'text';
      }
      const c = source.charCodeAt(at + 1);
      if (c === SLASH) return this.closeTag(at);
      if (c !== 63 /* ? */ && c !== 33 /* ! */) return this.openTag(at);
      this.end = this.besideTags(at);
      if (source.startsWith('<![CDATA[', at)) {
        this.start = at;
        return 'text';
      }
    }
  }

  /**
   * The value of an attribute of the last opening tag: by the name of {@link NAMESPACES}, `val` for one without prefix.
   */
  attribute(name: string): string | undefined {
    const { source } = this;
    const colon = name.indexOf(':');
    const local = colon < 0 ? name : name.slice(colon + 1);
    const prefix = colon < 0 ? undefined : name.slice(0, colon);
    let at = this.start + 1 + this.qname.length;
    for (;;) {
      while (isSpace(source.charCodeAt(at))) at++;
      const from = at;
      let own = -1;
      for (let c = source.charCodeAt(at); c !== EQUALS && !isNameEnd(c); c = source.charCodeAt(++at))
        if (c === COLON) own = at;
      const to = at;
      while (isSpace(source.charCodeAt(at))) at++;
      if (to === from || source.charCodeAt(at) !== EQUALS) return undefined;
      do at++;
      while (isSpace(source.charCodeAt(at)));
      const value = at + 1;
      const quote = source[at]!;
      at = source.indexOf(quote, value) + 1;
      if ((quote !== '"' && quote !== "'") || at === 0 || at > this.end) return undefined;
      const first = own < 0 ? from : own + 1;
      if (to - first !== local.length || !source.startsWith(local, first)) continue;
      if ((own < 0 ? undefined : (this.meanings.get(source.slice(from, own)) ?? '?')) === prefix)
        return decodeEntities(source.slice(value, at - 1));
    }
  }

  /** Behind an opening tag: goes on to the end of its element, whose tags are only counted. */
  skip(): void {
    this.end = this.contentEnd();
    this.next();
  }

  /** Behind an opening tag: where the content of its element ends. */
  contentEnd(): number {
    const { source } = this;
    let open = this.closing ? 0 : 1,
      at = this.end;
    while (open > 0) {
      const tag = source.indexOf('<', at);
      const c = source.charCodeAt(tag + 1);
      if (tag < 0) throw damaged();
      if (c === SLASH) {
        open--;
        at = open > 0 ? tag + 2 : tag;
      } else if (c === 33 || c === 63) at = this.besideTags(tag);
      else {
        at = tagEnd(source, tag + 1) + 1;
        if (at === 0) throw damaged();
        if (source.charCodeAt(at - 2) !== SLASH) open++;
      }
    }
    return at;
  }

  private openTag(at: number): XmlEvent {
    const { source } = this;
    let to = at + 1,
      mark = 0;
    for (let c = source.charCodeAt(to); !isNameEnd(c); c = source.charCodeAt(++to)) mark = (mark * 31 + c) | 0;
    const end = tagEnd(source, to);
    if (end < 0 || to === at + 1 || this.stack.length >= DEPTH) throw damaged();
    this.start = at;
    this.end = end + 1;
    this.empty = source.charCodeAt(end - 1) === SLASH;
    if (end - to > 8 && source.slice(to, end).includes('xmlns')) this.declare(source.slice(to, end));
    const name = this.nameOf(at + 1, to, mark);
    this.name = name.name;
    this.qname = name.qname;
    this.stack.push(name);
    this.closing = this.empty;
    return 'open';
  }

  private closeTag(at: number): XmlEvent {
    const { source } = this;
    const top = this.stack[this.stack.length - 1];
    if (!top || !source.startsWith(top.qname, at + 2)) throw damaged();
    let end = at + 2 + top.qname.length;
    while (isSpace(source.charCodeAt(end))) end++;
    if (source.charCodeAt(end) !== GREATER) throw damaged();
    this.start = at;
    this.end = end + 1;
    this.pop();
    return 'close';
  }

  private pop(): void {
    const { name, qname } = this.stack.pop()!;
    this.name = name;
    this.qname = qname;
    const scope = this.scopes[this.scopes.length - 1];
    if (scope?.depth !== this.stack.length) return;
    this.scopes.pop();
    this.meanings = scope.outer;
    this.names.clear();
  }

  private declare(attributes: string): void {
    this.scopes.push({ depth: this.stack.length, outer: this.meanings });
    const meanings = new Map(this.meanings);
    for (const m of attributes.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
      meanings.set(m[1] ?? '', NAMESPACES.get(m[2] ?? m[3]!) ?? '?');
    this.meanings = meanings;
    this.names.clear();
  }

  private nameOf(from: number, to: number, mark: number): Name {
    const { source } = this;
    const known = this.names.get(mark);
    if (known?.qname.length === to - from && source.startsWith(known.qname, from)) return known;
    const qname = source.slice(from, to);
    const colon = qname.indexOf(':');
    const prefix = colon < 0 ? '' : qname.slice(0, colon);
    const made = { qname, name: `${this.meanings.get(prefix) ?? '?'}:${qname.slice(colon + 1)}` };
    this.names.set(mark, made);
    return made;
  }

  /** The end of a comment, an instruction or literal text that starts here. */
  private besideTags(at: number): number {
    const { source } = this;
    const mark = source.startsWith('<?', at)
      ? '?>'
      : source.startsWith('<!--', at)
        ? '-->'
        : source.startsWith('<![CDATA[', at)
          ? ']]>'
          : undefined;
    const end = mark === undefined ? -1 : source.indexOf(mark, at);
    if (end < 0) throw damaged();
    return end + mark!.length;
  }
}

function isSpace(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 13;
}

/** Of an element's or an attribute's name; NaN is the end of the source. */
function isNameEnd(c: number): boolean {
  return c <= 32 || c === SLASH || c === GREATER || c !== c;
}

/** Offset of the `>` that ends a tag; one inside quotes does not. */
function tagEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const c = source.charCodeAt(at);
    if (c === GREATER) return at;
    if (c !== 34 && c !== 39) continue;
    at = source.indexOf(c === 34 ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** The prefix of the last tag as written, with its colon. */
export function prefixOf({ qname }: XmlScanner): string {
  return qname.slice(0, qname.indexOf(':') + 1);
}

/** Whether a switch such as w:vanish, whose tag was just read, is on. */
export function isOn(xml: XmlScanner): boolean {
  const value = xml.attribute('w:val');
  return value === undefined || !(value === '0' || value === 'false' || value === 'off');
}
