/** What may vary in any layout. */
export interface PrintOptions {
  /** Feeds every random choice. */
  seed?: number;
  /** `mixed`: depth of # at random. A layout has its own default. */
  headings?: 'bare' | 'hash' | 'mixed' | 'bold' | 'bold-hash';
  /** false: `##一、总体情况`. */
  hashSpace?: boolean;
  /** Between the number of a section and its title. */
  numberMark?: '、' | '.' | '．' | '、 ';
  /** Brackets, commas and colons in labels and headings; `mixed` picks for each label. */
  punctuation?: 'full' | 'half' | 'mixed';
  /** The same for running text. */
  prosePunctuation?: 'full' | 'half';
  eol?: '\n' | '\r\n' | '\r';
  bom?: boolean;
  /** `2023 年 1 月 1 日` */
  yearSpace?: boolean;
  /** `1. 属于国家秘密`, `（一） 予以公开` */
  itemSpace?: boolean;
  /** A page ends before these rows (row keys) or parts (`disclosure.item5`). A layout may have its own. */
  pageBreaks?: readonly string[];
  /** Page footers `- 3 -` at page breaks. */
  footer?: boolean;
  /** Long paragraphs are cut in two by a page break. */
  cutParagraphs?: boolean;
  /** Header words broken over two lines (商业 / 企业) where the layout can show it. */
  breakHeaders?: boolean;
  /** The total's heading stands one level lower, below the group that then spans it, as in the form's Word file. */
  totalBelow?: boolean;
}

const half: Record<string, string> = { '（': '(', '）': ')', '，': ',', '：': ':', '；': ';', '！': '!', '？': '?' };
const toHalf = (s: string) => s.replace(/[（），：；！？]/g, (c) => half[c]!);

export function labelText(s: string, o: PrintOptions, rng: () => number): string {
  let out = s;
  if (o.punctuation === 'half' || (o.punctuation === 'mixed' && rng() < 0.5)) out = toHalf(out);
  if (o.itemSpace) out = out.replace(/^(\d+[.．]|[（(][一二三四五六七八九十]+[）)])/, '$1 ');
  return out;
}

export function proseText(s: string, o: PrintOptions): string {
  let out = o.prosePunctuation === 'half' ? toHalf(s) : s;
  if (o.yearSpace)
    out = out.replace(
      /(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?/g,
      (_, y: string, m?: string, d?: string) => `${y} 年${m ? ` ${m} 月` : ''}${d ? ` ${d} 日` : ''}`,
    );
  return out;
}
