import { XmlScanner } from './xml';

/** Reads elements of one kind; those that are written alike, and most properties in a document are, only once. */
export class ReadOnce<T> {
  private readonly known = new Map<string, T>();
  private prefixes: ReadonlyMap<string, string> | undefined;

  /** @param read behind the opening tag of an element in a source of its own */
  constructor(private readonly read: (xml: XmlScanner) => T) {}

  /** What the element says whose opening tag was just read; goes on to its end. */
  of(xml: XmlScanner): T {
    const from = xml.start;
    xml.skip();
    if (xml.prefixes !== this.prefixes) {
      this.prefixes = xml.prefixes;
      this.known.clear();
    }
    const source = xml.source.slice(from, xml.end);
    let found = this.known.get(source);
    if (found === undefined) {
      const own = new XmlScanner(source, xml.prefixes);
      own.next();
      found = this.read(own);
      this.known.set(source, found);
    }
    return found;
  }
}

/** Elements of one kind by what tells them apart: each is read when it is asked for. */
export class LazyElements<T> {
  private readonly elements = new Map<string, { source: string; prefixes: XmlScanner['prefixes']; read?: T }>();

  /** @param read behind the opening tag of an element in a source of its own */
  constructor(private readonly read: (xml: XmlScanner) => T) {}

  /** Notes the element whose opening tag was just read; goes on to its end. */
  take(id: string, xml: XmlScanner): void {
    const from = xml.start;
    xml.skip();
    this.elements.set(id, { source: xml.source.slice(from, xml.end), prefixes: xml.prefixes });
  }

  get(id: string): T | undefined {
    const element = this.elements.get(id);
    if (!element) return undefined;
    const { source, prefixes } = element;
    return (element.read ??= this.readAlone(new XmlScanner(source, prefixes)));
  }

  private readAlone(xml: XmlScanner): T {
    xml.next();
    return this.read(xml);
  }
}

/** Stops at the opening tag of each element below the root of a part. */
export function* belowRoot(source: string): Generator<XmlScanner, void, void> {
  const xml = new XmlScanner(source);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open' || xml.depth === 1) continue;
    yield xml;
    if (xml.depth > 1) xml.skip();
  }
}
