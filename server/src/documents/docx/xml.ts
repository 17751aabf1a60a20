import { refuse } from '../refusal';

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

interface Scope {
  readonly name: string;
  readonly qname: string;
  /** Prefixes as they were outside, where the element declares some. */
  readonly outer: Map<string, string> | undefined;
}

function damaged(): Error {
  return refuse(
    '文件已损坏（XML 不完整）；请用 Word 或 WPS 打开并另存一份 .docx',
    'the file is damaged (its XML is not whole); open it in Word or WPS and save it anew as .docx',
  );
}

/** Walks through the tags of an XML text and says where each stands in it. Builds nothing. */
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

  private readonly stack: Scope[] = [];
  private prefixes = new Map<string, string>([['xml', 'xml']]);
  private names = new Map<string, string>();
  private closing = false;

  constructor(readonly source: string) {}

  get depth(): number {
    return this.stack.length;
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
      if (c === 63 /* ? */) this.skipTo('?>', at);
      else if (c === 33 /* ! */) {
        if (source.startsWith('<!--', at)) this.skipTo('-->', at);
        else if (source.startsWith('<![CDATA[', at)) {
          this.skipTo(']]>', at);
          this.start = at;
          return 'text';
        } else throw damaged();
      } else return c === 47 ? this.closeTag(at) : this.openTag(at);
    }
  }

  /** The value of an attribute of the last opening tag: by the name of {@link NAMESPACES}, `val` for one without prefix. */
  attribute(name: string): string | undefined {
    const { source } = this;
    const pattern = /\s([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
    for (const m of source.slice(this.start, this.end).matchAll(pattern)) {
      const own = m[1]!;
      const colon = own.indexOf(':');
      const found = colon < 0 ? own : `${this.prefixes.get(own.slice(0, colon)) ?? '?'}:${own.slice(colon + 1)}`;
      if (found === name) return decodeEntities(m[2] ?? m[3]!);
    }
    return undefined;
  }

  /** Behind an opening tag: goes on to the end of its element. */
  skip(): void {
    const depth = this.stack.length;
    while (this.stack.length >= depth) if (this.next() === 'end') return;
  }

  private openTag(at: number): XmlEvent {
    const { source } = this;
    const end = tagEnd(source, at + 1);
    if (end < 0) throw damaged();
    this.start = at;
    this.end = end + 1;
    this.empty = source.charCodeAt(end - 1) === 47;
    let to = at + 1;
    while (to < end && !isNameEnd(source.charCodeAt(to))) to++;
    const qname = source.slice(at + 1, to);
    if (qname === '' || this.stack.length >= DEPTH) throw damaged();
    let outer: Map<string, string> | undefined;
    if (end - to > 8 && source.slice(to, end).includes('xmlns')) outer = this.declare(source.slice(to, end));
    this.qname = qname;
    this.name = this.nameOf(qname);
    this.stack.push({ name: this.name, qname, outer });
    this.closing = this.empty;
    return 'open';
  }

  private closeTag(at: number): XmlEvent {
    const { source } = this;
    const end = source.indexOf('>', at);
    const top = this.stack[this.stack.length - 1];
    if (end < 0 || !top || source.slice(at + 2, end).trimEnd() !== top.qname) throw damaged();
    this.start = at;
    this.end = end + 1;
    this.pop();
    return 'close';
  }

  private pop(): void {
    const { name, qname, outer } = this.stack.pop()!;
    this.name = name;
    this.qname = qname;
    if (outer) {
      this.prefixes = outer;
      this.names.clear();
    }
  }

  private declare(attributes: string): Map<string, string> {
    const outer = this.prefixes;
    this.prefixes = new Map(outer);
    this.names.clear();
    for (const m of attributes.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
      this.prefixes.set(m[1] ?? '', NAMESPACES.get(m[2] ?? m[3]!) ?? '?');
    return outer;
  }

  private nameOf(qname: string): string {
    let name = this.names.get(qname);
    if (name === undefined) {
      const colon = qname.indexOf(':');
      const prefix = colon < 0 ? '' : qname.slice(0, colon);
      name = `${this.prefixes.get(prefix) ?? '?'}:${qname.slice(colon + 1)}`;
      this.names.set(qname, name);
    }
    return name;
  }

  private skipTo(mark: string, from: number): void {
    const at = this.source.indexOf(mark, from);
    if (at < 0) throw damaged();
    this.end = at + mark.length;
  }
}

function isNameEnd(c: number): boolean {
  return c === 32 || c === 47 || c === 9 || c === 10 || c === 13;
}

/** Offset of the `>` that ends a tag; one inside quotes does not. */
function tagEnd(source: string, from: number): number {
  let at = source.indexOf('>', from);
  if (at < 0) return -1;
  const quote = /["']/g;
  for (let i = from; ;) {
    quote.lastIndex = i;
    const open = quote.exec(source);
    if (!open || open.index > at) return at;
    const close = source.indexOf(open[0], open.index + 1);
    if (close < 0) return -1;
    i = close + 1;
    if (close > at) at = source.indexOf('>', i);
    if (at < 0) return -1;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;

/** What stands for a character written as an entity, or the entity itself where it means none. */
function entity(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()]!;
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
}

export function decodeEntities(raw: string): string {
  return raw.includes('&') ? raw.replace(ENTITY, entity) : raw;
}

/** Calls back for each stretch of raw text: plain ones whole, entities one by one with what they stand for. */
export function eachStretch(raw: string, call: (from: number, to: number, text: string, plain: boolean) => void): void {
  let at = 0;
  if (raw.includes('&'))
    for (const m of raw.matchAll(ENTITY)) {
      if (m.index > at) call(at, m.index, raw.slice(at, m.index), true);
      at = m.index + m[0].length;
      call(m.index, at, entity(m[0], m[1], m[2], m[3]), false);
    }
  if (at < raw.length) call(at, raw.length, raw.slice(at), true);
}

/** Characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Whether a switch such as w:vanish, whose tag was just read, is on. */
export function isOn(xml: XmlScanner): boolean {
  const value = xml.attribute('w:val');
  return value === undefined || !(value === '0' || value === 'false' || value === 'off');
}
