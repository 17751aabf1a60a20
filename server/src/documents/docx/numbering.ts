import { formatNumber } from './number-format';
import { belowRoot, LazyElements } from './read-once';
import type { NumberRef, Styles } from './styles';
import { isOn, type XmlScanner } from './xml';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  /** The level it starts anew behind; 0 never, undefined behind any higher one. */
  readonly restart: number | undefined;
  readonly legal: boolean;
  readonly style: string | undefined;
}

interface List {
  readonly levels: (Level | undefined)[];
  readonly link: string | undefined;
}

interface Instance {
  readonly list: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

const PLAIN: Level = {
  start: 1,
  format: 'decimal',
  text: '',
  suffix: 'tab',
  restart: undefined,
  legal: false,
  style: undefined,
};
/** Numbers of lists in fonts of symbols are no characters of any text. */
const PRIVATE = /[\ue000-\uf8ff]/g;
const CLOSED = /[、．。）)】》:：]$/;

/** Counts the paragraphs that Word numbers, in the order of the document, and says what it writes before each. */
export class Numbering {
  private readonly lists = new LazyElements(readList);
  private readonly instances = new LazyElements(readInstance);
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  /** @param source that of the part which holds the lists; asked for when a paragraph has a number */
  constructor(
    private source: (() => string | undefined) | undefined,
    private readonly styles: Styles,
  ) {}

  /**
   * The numbering of the next paragraph with the space behind it; '' if it has none.
   * @param own what the paragraph itself states
   */
  next(own: NumberRef | undefined, style: string | undefined): string {
    const inherited = this.styles.numbering(style);
    const id = own?.num ?? inherited?.num;
    if (id === undefined || id === '0') return '';
    this.read();
    const instance = this.instances.get(id);
    if (!instance) return '';
    const list = this.resolve(instance.list);
    if (!list) return '';
    const linked =
      own?.level === undefined && inherited ? list.levels.findIndex((l) => l?.style === inherited.style) : -1;
    const level = Math.min(8, Math.max(0, own?.level ?? (linked >= 0 ? linked : (inherited?.level ?? 0))));
    const at = (l: number): Level => instance.levels.get(l) ?? list.levels[l] ?? PLAIN;
    this.count(id, instance, level, at);
    const shown = at(level);
    if (shown.format === 'bullet') return spaced(shown.text.replace(PRIVATE, '•'), shown.suffix);
    const counter = this.counters.get(instance.list)!;
    const text = shown.text.replace(/%([1-9])/g, (_, k: string) => {
      const l = Number(k) - 1;
      const { format, start } = at(l);
      return formatNumber(counter[l] ?? start, shown.legal && l <= level ? 'decimal' : format);
    });
    return text.trim() === '' ? '' : spaced(text, shown.suffix);
  }

  private count(id: string, instance: Instance, level: number, at: (l: number) => Level): void {
    const counter = this.counters.get(instance.list) ?? [];
    this.counters.set(instance.list, counter);
    // An instance that states where its levels start does so once, with its first paragraph.
    if (!this.begun.has(id)) {
      this.begun.add(id);
      for (const l of instance.starts.keys()) counter[l] = undefined;
    }
    const start = instance.starts.get(level) ?? at(level).start;
    for (let l = 0; l < level; l++) counter[l] ??= instance.starts.get(l) ?? at(l).start;
    counter[level] = counter[level] === undefined ? start : counter[level] + 1;
    for (let l = level + 1; l < 9; l++) {
      const { restart } = at(l);
      if (restart === undefined || (restart > 0 && level < restart)) counter[l] = undefined;
    }
  }

  /** The list itself, or the one it is linked to by a style. */
  private resolve(id: string): List | undefined {
    const list = this.lists.get(id);
    if (list?.link === undefined) return list;
    const other = this.instances.get(this.styles.linked(list.link) ?? '');
    return other && other.list !== id ? (this.lists.get(other.list) ?? list) : list;
  }

  private read(): void {
    const source = this.source?.();
    this.source = undefined;
    if (source === undefined) return;
    for (const xml of belowRoot(source)) {
      if (xml.name === 'w:abstractNum') this.lists.take(xml.attribute('w:abstractNumId') ?? '', xml);
      else if (xml.name === 'w:num') this.instances.take(xml.attribute('w:numId') ?? '', xml);
    }
  }
}

function spaced(text: string, suffix: string): string {
  return suffix === 'nothing' || CLOSED.test(text) ? text : `${text} `;
}

function readList(xml: XmlScanner): List {
  const depth = xml.depth;
  const levels: (Level | undefined)[] = [];
  let link: string | undefined;
  while (xml.depth >= depth) {
    if (xml.next() !== 'open') continue;
    if (xml.name === 'w:lvl') levels[Number(xml.attribute('w:ilvl')) || 0] = readLevel(xml);
    else if (xml.name === 'w:numStyleLink') link = xml.attribute('w:val');
  }
  return { levels, link };
}

function readInstance(xml: XmlScanner): Instance {
  const depth = xml.depth;
  const starts = new Map<number, number>();
  const levels = new Map<number, Level>();
  let list = '',
    level = 0;
  while (xml.depth >= depth) {
    if (xml.next() !== 'open') continue;
    if (xml.name === 'w:abstractNumId') list = xml.attribute('w:val') ?? '';
    else if (xml.name === 'w:lvlOverride') level = Number(xml.attribute('w:ilvl')) || 0;
    else if (xml.name === 'w:startOverride') starts.set(level, Number(xml.attribute('w:val')) || 0);
    else if (xml.name === 'w:lvl') levels.set(Number(xml.attribute('w:ilvl')) || level, readLevel(xml));
  }
  return { list, starts, levels };
}

function readLevel(xml: XmlScanner): Level {
  const depth = xml.depth;
  const level: { -readonly [K in keyof Level]: Level[K] } = { ...PLAIN, start: 0 };
  while (xml.depth >= depth) {
    if (xml.next() !== 'open') continue;
    const value = xml.attribute('w:val');
    if (xml.name === 'w:start') level.start = Number(value) || 0;
    // An extension's format stands in a choice, with a plain one to fall back on behind it.
    else if (xml.name === 'w:numFmt') level.format = value ?? 'decimal';
    else if (xml.name === 'w:lvlText') level.text = value ?? '';
    else if (xml.name === 'w:suff') level.suffix = value ?? 'tab';
    else if (xml.name === 'w:lvlRestart') level.restart = Number(value) || 0;
    else if (xml.name === 'w:isLgl') level.legal = isOn(xml);
    else if (xml.name === 'w:pStyle') level.style = value;
  }
  return level;
}
