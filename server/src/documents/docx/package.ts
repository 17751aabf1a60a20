import { refuse } from '../refusal';
import { openZip, unpack, type Zip, type ZipEntry } from '../zip';
import { layOut, type Layout } from './layout';
import { Numbering } from './numbering';
import { BodyReader } from './read-body';
import { Styles } from './styles';
import { isOn, XmlScanner } from './xml';

/** A Word document as read. */
export interface WordDocument extends Layout {
  readonly zip: Zip;
  /** The part that holds the text, and its source. */
  readonly part: ZipEntry;
  readonly source: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly pictures: number;
  /** Whether Word records changes in it. */
  readonly tracking: boolean;
}

const MAIN = '/officeDocument';

/**
 * Reads a Word document.
 * @throws Refusal where it is none, or cannot be read
 */
export function readWord(bytes: Uint8Array): WordDocument {
  const zip = openZip(bytes);
  const mainName = mainPart(zip);
  // The one that is written has to be the one that others read.
  const part = zip.doubled.has(mainName.toLowerCase()) ? refuseDoubled(mainName) : partOf(zip, mainName);
  if (!part) throw notWord(zip);
  const raw = unpack(zip, part);
  const { text: source, encoding } = decodeXml(raw);
  const folder = mainName.slice(0, mainName.lastIndexOf('/') + 1);
  const relations = relationsOf(zip, `${folder}_rels/${mainName.slice(folder.length)}.rels`);
  const other = (type: string, usual: string) =>
    optional(zip, relations.has(type) ? resolve(folder, relations.get(type)!) : `${folder}${usual}`);
  const styles = new Styles(other('/styles', 'styles.xml'));
  const read = (unended: readonly number[]) => {
    const numbering = new Numbering(() => other('/numbering', 'numbering.xml'), styles);
    return new BodyReader(new XmlScanner(source), styles, numbering, new Set(unended)).read();
  };
  let body = read([]);
  // The code of a field that has no end would be all that follows.
  if (body.unended.length > 0) body = read(body.unended);
  let tracking: boolean | undefined;
  return {
    ...layOut(body),
    zip,
    part,
    source,
    encoding,
    pictures: body.pictures,
    // Of use to who writes only.
    get tracking() {
      return (tracking ??= tracks(other('/settings', 'settings.xml')));
    },
  };
}

function mainPart(zip: Zip): string {
  const main = relationsOf(zip, '_rels/.rels').get(MAIN);
  return main === undefined ? 'word/document.xml' : resolve('', main);
}

/** Targets of a part's relations by the last word of their type; transitional and strict types end alike. */
function relationsOf(zip: Zip, name: string): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const source = optional(zip, name);
  if (source === undefined) return out;
  const xml = new XmlScanner(source);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open' || xml.name !== 'rel:Relationship') continue;
    const type = xml.attribute('Type') ?? '';
    const key = type.slice(type.lastIndexOf('/'));
    if (!out.has(key)) out.set(key, xml.attribute('Target') ?? '');
  }
  return out;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

/** A part by its name, if there is one. */
function partOf(zip: Zip, name: string): ZipEntry | undefined {
  const key = name.toLowerCase();
  return zip.doubled.get(key) === 'different' ? refuseDoubled(name) : zip.entries.get(key);
}

function refuseDoubled(name: string): never {
  throw refuse(
    `文件里有两份 ${name}，不知以哪一份为准，未读取；请用 Word 或 WPS 打开，核对后另存一份 .docx`,
    `the file holds ${name} twice and is not read; open it in Word or WPS, look at it and save it anew as .docx`,
  );
}

function optional(zip: Zip, name: string): string | undefined {
  const entry = partOf(zip, name);
  return entry && decodeXml(unpack(zip, entry)).text;
}

function tracks(settings: string | undefined): boolean {
  if (!settings?.includes('trackRevisions')) return false;
  const xml = new XmlScanner(settings);
  for (let event = xml.next(); event !== 'end'; event = xml.next())
    if (event === 'open' && xml.name === 'w:trackRevisions') return isOn(xml);
  return false;
}

/** An XML part as text; a byte order mark stays in it, so that it is written back. */
function decodeXml(bytes: Uint8Array): { readonly text: string; readonly encoding: WordDocument['encoding'] } {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    throw refuse(
      '文件已损坏（文字编码有误）；请用 Word 或 WPS 打开并另存一份 .docx',
      'the file is damaged (its text is wrongly encoded); open it in Word or WPS and save it anew as .docx',
    );
  }
}

function notWord(zip: Zip): Error {
  const names = [...zip.entries.keys()];
  if (names.some((n) => n.startsWith('xl/')))
    return refuse(
      '是 Excel 表格，未读取；请把报告另存为 Word 文档（.docx）',
      'an Excel workbook, not read; save the report as a Word document (.docx)',
    );
  if (names.includes('content.xml'))
    return refuse(
      '是 OpenDocument 文档，未读取；请用 LibreOffice 或 WPS 另存为 .docx',
      'an OpenDocument file, not read; save it as .docx in LibreOffice or WPS',
    );
  return refuse(
    '是压缩包，不是 Word 文档，未读取；请解压后检查里面的文件',
    'a zip file and no Word document, not read; unpack it and check the files in it',
  );
}
