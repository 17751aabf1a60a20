import type { XmlScanner } from './xml';

/** Content controls that show what another part of the file holds (w:dataBinding): Word sets them anew from there. */
export class BoundControls {
  private readonly any: boolean;
  /** Where the last one ends. */
  private end = -1;

  constructor(private readonly xml: XmlScanner) {
    this.any = xml.source.includes('dataBinding');
  }

  /** Looks at the element whose opening tag was just read. */
  see(): void {
    const { xml, any } = this;
    if (!any || xml.name !== 'w:sdt' || this.hold(xml.start)) return;
    const end = xml.contentEnd();
    const content = xml.source.indexOf('sdtContent', xml.end);
    const properties = xml.source.slice(xml.end, content < 0 ? end : Math.min(content, end));
    if (properties.includes('dataBinding')) this.end = end;
  }

  /** Whether what stands at an offset is in one. */
  hold(offset: number): boolean {
    return offset < this.end;
  }
}
