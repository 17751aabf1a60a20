import { refuse } from '../refusal';
import type { WordDocument } from './package';
import { escapeXml } from './xml-text';

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Replacements in the source of document.xml; what is not replaced stays as it is. */
export class Splices {
  private readonly list: Splice[] = [];
  private readonly keeping = new Set<number>();
  private revision: number | undefined;

  constructor(
    readonly word: Pick<WordDocument, 'source' | 'tracking'>,
    /** When the changes are said to be made, where they are tracked. */
    private readonly date: string,
  ) {}

  get count(): number {
    return this.list.length;
  }

  put(from: number, to: number, text: string): void {
    this.list.push({ from, to, text });
  }

  /** Has a w:t keep the spaces at its ends. */
  keepSpaces(tag: { readonly at: number; readonly end: number }): void {
    if (this.keeping.has(tag.at)) return;
    this.keeping.add(tag.at);
    this.put(tag.end - 1, tag.end - 1, ' xml:space="preserve"');
  }

  /** Attributes of an element that tracks a change. */
  change(prefix: string): string {
    this.revision ??= highestId(this.word.source);
    return `${prefix}id="${++this.revision}" ${prefix}author="Gouji" ${prefix}date="${this.date}"`;
  }

  /** The source from one offset to another with everything replaced in it. */
  apply(from = 0, to = this.word.source.length): string {
    const { source } = this.word;
    const sorted = this.list.map((s, i) => ({ ...s, i })).sort((a, b) => a.from - b.from || a.to - b.to || a.i - b.i);
    const parts: string[] = [];
    let at = from;
    for (const s of sorted) {
      if (s.from < at) throw refuse('两处改动重叠，无法写回', 'two changes overlap and cannot be written back');
      parts.push(source.slice(at, s.from), s.text);
      at = s.to;
    }
    parts.push(source.slice(at, to));
    return parts.join('');
  }
}

function highestId(source: string): number {
  let highest = 0;
  for (const m of source.matchAll(/\bid="(\d{1,9})"/g)) highest = Math.max(highest, Number(m[1]));
  return highest;
}

/** Text as the content of a run: line breaks and tabs are elements of their own there. */
export function runContent(text: string, prefix: string): string {
  return text
    .split(/([\n\t])/)
    .map((part) => {
      if (part === '\n') return `<${prefix}br/>`;
      if (part === '\t') return `<${prefix}tab/>`;
      return part === '' ? '' : `<${prefix}t xml:space="preserve">${escapeXml(part)}</${prefix}t>`;
    })
    .join('');
}

/** Text as it stands inside of a w:t. */
export function textContent(text: string, prefix: string): string {
  const parts = text.split(/([\n\t])/);
  if (parts.length === 1) return escapeXml(text);
  return parts
    .map((part) => {
      if (part !== '\n' && part !== '\t') return escapeXml(part);
      return `</${prefix}t><${prefix}${part === '\n' ? 'br' : 'tab'}/><${prefix}t xml:space="preserve">`;
    })
    .join('');
}
