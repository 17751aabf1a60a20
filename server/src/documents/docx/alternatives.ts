import type { XmlScanner } from './xml';

/** What a program that reads Office files of today is expected to understand. */
const UNDERSTOOD = /^(?:wps|wpg|wpc|wp14|w14|w15|w16\w*|a14|cx\d*|am3d|aink)$/;

/** Of contents that a document offers in several versions one is read: the first that is understood. */
export class Alternatives {
  /** By depth: whether one was read. */
  private readonly taken: boolean[] = [];

  constructor(private readonly xml: XmlScanner) {}

  /** Sees to an element of theirs whose opening tag was just read; false for any other. */
  handles(): boolean {
    const { xml, taken } = this;
    if (!xml.name.startsWith('mc:')) return false;
    const { depth } = xml;
    switch (xml.name) {
      case 'mc:AlternateContent':
        taken[depth + 1] = false;
        return true;
      case 'mc:Choice': {
        const requires = (xml.attribute('Requires') ?? '').split(/\s+/).filter(Boolean);
        if (taken[depth] || !requires.every((r) => UNDERSTOOD.test(r))) xml.skip();
        else taken[depth] = true;
        return true;
      }
      case 'mc:Fallback':
        if (taken[depth]) xml.skip();
        taken[depth] = false;
        return true;
      default:
        return false;
    }
  }
}
