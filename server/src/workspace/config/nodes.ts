import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { near, syntaxWords } from './fault-words';
import type { Fault } from './model';

/** More faults of one file are not told. */
const MOST_FAULTS = 50;

/** Reads values of JSON by the type that they must have, and notes at its place whatever is wrong. */
export class ConfigNodes {
  protected readonly faults: Fault[] = [];

  /** The outermost value; undefined where nothing can be read. */
  protected parse(text: string): Node | undefined {
    const errors: ParseError[] = [];
    let root: Node | undefined;
    try {
      root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    } catch {
      // The parser goes down one call a bracket.
      this.tell({ offset: 0, length: 1 }, '括号套得太深，无法读取', 'brackets stand too deep in each other to be read');
      return undefined;
    }
    const [first] = errors;
    if (!first) return root;
    const code = printParseErrorCode(first.error);
    const [zh, en] = syntaxWords[code] ?? ['写法有误', 'something is out of place'];
    this.tell(first, `不是合法的 JSON：${zh}`, `is not valid JSON: ${en}`);
    return root;
  }

  /** A value as true or false; undefined, and told, where it is neither. */
  protected boolean(node: Node, at: string): boolean | undefined {
    if (node.type === 'boolean') return Boolean(node.value);
    this.typed(node, at, 'boolean');
    return undefined;
  }

  /** A whole number from 1 to `most`; undefined, and told, where the value is none. */
  protected count(node: Node, at: string, most: number): number | undefined {
    const value: unknown = node.value;
    if (typeof value !== 'number' || !Number.isInteger(value)) this.typed(node, at, 'integer');
    else if (value < 1) this.tell(node, `${at} 不能小于 1`, `${at} must be at least 1`);
    else if (value > most) this.tell(node, `${at} 不能大于 ${most}`, `${at} must be at most ${most}`);
    else return value;
    return undefined;
  }

  /** The values of a list; none, and told, where it is no list. */
  protected items(node: Node, at: string): readonly Node[] {
    if (node.type === 'array') return node.children ?? [];
    this.typed(node, at, 'array');
    return [];
  }

  /** The settings of an object, each with its name; one that stands there twice is told. */
  protected *members(node: Node | undefined): Generator<[key: string, value: Node, name: Node]> {
    if (node?.type !== 'object') return;
    const met = new Set<string>();
    for (const { children } of node.children ?? []) {
      const [name, value] = children ?? [];
      if (!name || !value) continue;
      const key = String(name.value);
      if (met.has(key)) this.tell(name, `${key} 写了两次，请合为一处`, `${key} stands here twice; put both into one`);
      met.add(key);
      yield [key, value, name];
    }
  }

  /** Tells of a name that is no setting here, and of the one that was probably meant. */
  protected unknown(node: Node, key: string, known: readonly string[], before = ''): void {
    const meant = near(key, known);
    this.tell(
      node,
      `没有设置项 ${before}${key}${meant.zh || `，可用的有 ${known.join('、')}`}`,
      `there is no setting ${before}${key}${meant.en || `; there are ${known.join(', ')}`}`,
    );
  }

  /** Tells that a value is of another type than it must be. */
  protected typed(node: Node, at: string, type: string): void {
    this.tell(node, `${at} 的类型应为 ${type}`, `${at} must be of type ${type}`);
  }

  /** Notes what is wrong at a place, in both languages. */
  protected tell(
    { offset, length }: { offset: number; length: number },
    zh: string,
    en: string,
    more: Pick<Fault, 'idle'> = {},
  ): void {
    if (this.faults.length < MOST_FAULTS)
      this.faults.push({ start: offset, end: offset + Math.max(length, 1), zh, en, ...more });
  }
}
