/** Text and lines of one page, from its lower left corner in points. */
export class Page {
  readonly ops: string[] = [];

  constructor(
    private readonly font: SignTable,
    readonly width: number,
    readonly height: number,
    /** Quarter turns by which it is shown turned. */
    readonly rotate = 0,
  ) {}

  /** A piece of text whose first character starts at x on the line y. */
  text(x: number, y: number, size: number, text: string, mode = 0): void {
    const codes = this.font.codes(text);
    const show = mode === 0 ? '' : `${mode} Tr `;
    this.ops.push(`BT ${show}/F1 ${n(size)} Tf ${n(x)} ${n(y)} Td <${codes}> Tj ET`);
  }

  line(x0: number, y0: number, x1: number, y1: number): void {
    this.ops.push(`0.5 w ${n(x0)} ${n(y0)} m ${n(x1)} ${n(y1)} l S`);
  }

  /** A line as many programs draw one: a thin box, filled. */
  bar(x0: number, y0: number, x1: number, y1: number): void {
    const [w, h] = x0 === x1 ? [0.5, y1 - y0] : [x1 - x0, 0.5];
    this.ops.push(`${n(x0)} ${n(y0)} ${n(w)} ${n(h)} re f`);
  }

  /** A line that is a picture of one point, stretched. */
  stretched(x0: number, y0: number, x1: number, y1: number): void {
    const [w, h] = x0 === x1 ? [0.5, y1 - y0] : [x1 - x0, 0.5];
    this.raw(`q ${n(w)} 0 0 ${n(h)} ${n(x0)} ${n(y0)} cm BI /IM true /W 1 /H 1 /BPC 1 ID \x00 EI Q`);
  }

  /** A picture over so much of the page. */
  picture(x: number, y: number, width: number, height: number): void {
    this.raw(`q ${n(width)} 0 0 ${n(height)} ${n(x)} ${n(y)} cm /I1 Do Q`);
  }

  /** Text as it stands between the brackets of an operator. */
  codes(text: string): string {
    return this.font.codes(text);
  }

  raw(op: string): void {
    this.ops.push(op);
  }
}

const n = (x: number): string => String(Math.round(x * 1000) / 1000);

/** The characters of a font that no file need hold: each has a number, and a table tells which it is. */
class SignTable {
  private readonly numbers = new Map<string, number>();

  /** @param told what the table tells of a character; itself where this says nothing */
  constructor(
    private readonly told: (c: string) => string,
    private readonly encode?: (text: string) => Uint8Array,
  ) {}

  codes(text: string): string {
    if (this.encode) return Buffer.from(this.encode(text)).toString('hex');
    return [...text].map((c) => hex(this.numberOf(c))).join('');
  }

  widths(): string {
    return [...this.numbers].map(([c, i]) => `${i} [${isNarrow(c) ? 500 : 1000}]`).join(' ');
  }

  table(): string {
    const lines = [...this.numbers].map(([c, i]) => `<${hex(i)}> <${utf16(this.told(c))}>`);
    const parts: string[] = [];
    for (let at = 0; at < lines.length; at += 100) {
      const part = lines.slice(at, at + 100);
      parts.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
    }
    return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${parts.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`;
  }

  private numberOf(c: string): number {
    const known = this.numbers.get(c);
    if (known !== undefined) return known;
    const next = this.numbers.size + 1;
    this.numbers.set(c, next);
    return next;
  }
}

const hex = (i: number): string => i.toString(16).padStart(4, '0');
const utf16 = (s: string): string => Array.from({ length: s.length }, (_, i) => hex(s.charCodeAt(i))).join('');

export const isNarrow = (c: string): boolean => c.codePointAt(0)! < 0x80;
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((w, c) => w + (isNarrow(c) ? size / 2 : size), 0);

export interface FileOptions {
  readonly told?: (c: string) => string;
  /** The font's own name. */
  readonly font?: string;
  /** Text is in this encoding, which the file names and does not hold. */
  readonly encoding?: { readonly name: string; readonly encode: (text: string) => Uint8Array };
  /** The page names its font otherwise than its text does. */
  readonly fontless?: boolean;
  /** A dictionary that says the file is encrypted. */
  readonly encrypted?: boolean;
}

/** A PDF made by hand: its pages, and a font without a file. */
export class PdfFileWriter {
  private readonly font: SignTable;
  private readonly pages: Page[] = [];
  /** A drawing of its own, which pages show as /M1, 20 points higher. */
  readonly form: Page;

  constructor(private readonly options: FileOptions = {}) {
    this.font = new SignTable(options.told ?? ((c) => c), options.encoding?.encode);
    this.form = new Page(this.font, 595, 842);
  }

  page(width: number, height: number, rotate = 0): Page {
    const page = new Page(this.font, width, height, rotate);
    this.pages.push(page);
    return page;
  }

  bytes(): Uint8Array {
    const objects: string[] = [];
    const add = (text: string) => objects.push(text);
    const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
    const kids = this.pages.map((_, i) => `${6 + 2 * i} 0 R`);
    const picture = kids.length * 2 + 6,
      layer = picture + 1;
    add(`<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [${layer} 0 R] /D << /OFF [${layer} 0 R] >> >> >>`);
    add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`);
    const { encoding, font: name = 'Made' } = this.options;
    const described = encoding ? `/Encoding /${encoding.name}` : '/Encoding /Identity-H /ToUnicode 5 0 R';
    add(`<< /Type /Font /Subtype /Type0 /BaseFont /${name} ${described} /DescendantFonts [4 0 R] >>`);
    const system = `/CIDSystemInfo << /Registry (Adobe) /Ordering (${encoding ? 'GB1' : 'Identity'}) /Supplement 0 >>`;
    const widths = encoding ? '/W [1 95 500 814 939 500]' : `/W [${this.font.widths()}]`;
    const about =
      `/FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 ` +
      '1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>';
    add(`<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} ${system} /DW 1000 ${widths} ${about} >>`);
    add(stream(this.font.table()));
    for (const [i, p] of this.pages.entries()) {
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${n(p.width)} ${n(p.height)}] /Rotate ` +
          `${p.rotate} /Resources << /Font << /${this.options.fontless ? 'F2' : 'F1'} 3 0 R >> ` +
          `/XObject << /I1 ${picture} 0 R /M1 ${layer + 1} 0 R >> /Properties << /L1 ${layer} 0 R ` +
          `>> >> /Contents ${7 + 2 * i} 0 R >>`,
      );
      add(stream(p.ops.join('\n')));
    }
    // A picture of two points that a page may show.
    add(
      '<< /Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray ' +
        '/BitsPerComponent 8 /Length 2 >>\nstream\nab\nendstream',
    );
    add('<< /Type /OCG /Name (hidden) >>');
    const form = this.form.ops.join('\n');
    add(
      '<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 0 20] /Resources ' +
        `<< /Font << /F1 3 0 R >> >> /Length ${form.length} >>\nstream\n${form}\nendstream`,
    );
    const secret = 'ab'.repeat(32);
    const encrypt = this.options.encrypted
      ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${secret}> /U <${secret}> >> /ID [<00> <00>]`
      : '';
    let out = '%PDF-1.7\n';
    const places = objects.map((text, i) => {
      const at = out.length;
      out += `${i + 1} 0 obj\n${text}\nendobj\n`;
      return `${String(at).padStart(10, '0')} 00000 n \n`;
    });
    const start = out.length;
    out +=
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ` +
      `${objects.length + 1} /Root 1 0 R${encrypt} >>\nstartxref\n${start}\n%%EOF\n`;
    return Uint8Array.from(out, (c) => c.charCodeAt(0));
  }
}
