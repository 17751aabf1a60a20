import type { Node } from 'jsonc-parser';
import { isUsable } from '../file-patterns';
import { near } from './fault-words';
import type { ConfigText, Extended, Layer, Stated, Suppressed, Vocabulary } from './model';
import { ConfigNodes } from './nodes';

/** More patterns in one list are refused. */
const MOST_PATTERNS = 1000;
const levels = ['off', 'hint', 'info', 'warning', 'error'] as const;

/** What can be set for some files as well as for all. */
const statable = ['enable', 'form', 'rules', 'inlayHints', 'codeLens', 'maxFindings', 'maxFileSize'];
const settable = [
  ...statable.slice(0, 3),
  'files',
  'exclude',
  'suppress',
  'gitIgnore',
  ...statable.slice(3),
  'extends',
  'overrides',
];
const suppressible = ['file', 'rule', 'fact', 'text', 'reason'] as const;
const overridable = ['files', ...statable];

type Draft = { -readonly [K in keyof Layer]?: Layer[K] };

/**
 * Reads the text of a configuration file: JSON with comments and commas too many. What is wrong is told at its place
 * and left out, the rest holds. Without a vocabulary any rule and form is taken for one that exists.
 */
export function readConfig(text: string, words?: Vocabulary): ConfigText {
  return new Reader(words).read(text);
}

class Reader extends ConfigNodes {
  constructor(private readonly words: Vocabulary | undefined) {
    super();
  }

  read(text: string): ConfigText {
    const garbled = text.indexOf('\ufffd');
    if (garbled >= 0)
      this.tell(
        { offset: garbled, length: 1 },
        '编码不是 UTF-8，文字无法读出；请另存为 UTF-8',
        'is not encoded in UTF-8 and cannot be read; save it as UTF-8',
      );
    const root = this.parse(text);
    const own: Draft = {};
    const extended: Extended[] = [];
    const overrides: (Draft & { only: readonly string[] })[] = [];
    if (root && root.type !== 'object')
      this.tell(root, '最外层应为一个对象 { … }', 'the outermost value must be an object { … }');
    for (const [key, node, name] of this.members(root)) {
      // Editors use it to find the schema; it sets nothing.
      if (key === '$schema') continue;
      if (key === 'extends') extended.push(...this.extended(node));
      else if (key === 'overrides') overrides.push(...this.overrides(node));
      else if (key === 'files' || key === 'exclude') own[key] = this.patterns(node, key);
      else if (key === 'suppress') own.suppress = this.suppressed(node, key);
      else if (key === 'gitIgnore') this.take(own, key, this.boolean(node, key));
      else if (statable.includes(key)) this.stated(own, key as keyof Stated, node);
      else this.unknown(name, key, settable);
    }
    // What stands before a pattern with ! may stand in a file that this one extends.
    if (extended.length === 0)
      for (const [key, node] of this.members(root)) if (key === 'files' || key === 'exclude') this.takesOut(node, key);
    return { extended, own, overrides, faults: this.faults };
  }

  private overrides(node: Node): (Draft & { only: readonly string[] })[] {
    return this.items(node, 'overrides').map((item, i) => {
      const at = `overrides.${i}`;
      const out: Draft & { only: readonly string[] } = { only: [] };
      if (item.type !== 'object') this.typed(item, at, 'object');
      let named = item.type !== 'object';
      for (const [key, value, name] of this.members(item)) {
        if (key === 'files') {
          named = true;
          out.only =
            value.type === 'string' ? this.patternsIn([value], `${at}.files`) : this.patterns(value, `${at}.files`);
          this.takesOut(value, `${at}.files`);
        } else if (statable.includes(key)) this.stated(out, key as keyof Stated, value, `${at}.`);
        else this.unknown(name, key, overridable, `${at}.`);
      }
      if (!named)
        this.tell(item, `${at} 缺少 files：要写明对哪些文件有效`, `${at} lacks files: say which files it is for`);
      return out;
    });
  }

  private suppressed(node: Node, list: string): Suppressed[] {
    return this.items(node, list).flatMap((item, i) => {
      const at = `${list}.${i}`;
      if (item.type !== 'object') {
        this.typed(item, at, 'object');
        return [];
      }
      const before = this.faults.length;
      const out: { -readonly [K in (typeof suppressible)[number]]?: string } = {};
      for (const [key, value, name] of this.members(item)) {
        const known = suppressible.find((k) => k === key);
        if (!known) this.unknown(name, key, suppressible, `${at}.`);
        else if (value.type !== 'string') this.typed(value, `${at}.${key}`, 'string');
        else if (String(value.value).trim() === '')
          this.tell(value, `${at}.${key} 不能为空`, `${at}.${key} must not be empty`);
        else if (known === 'file') [out.file] = this.patternsIn([value], `${at}.file`);
        else if (known !== 'rule' || this.knows('rules', value, String(value.value))) out[known] = String(value.value);
      }
      // What is wrong in an entry must not make it suppress more than was meant.
      if (this.faults.length > before) return [];
      const { reason, ...what } = out;
      if (reason === undefined)
        this.tell(item, `${at}.reason：要写明原因`, `${at}.reason is missing: say why it is left unsaid`);
      else if (Object.keys(what).length > 0) return [{ ...what, reason, number: i + 1 }];
      else
        this.tell(
          item,
          `${at} 没有指明对象：file、rule、fact、text 至少写一项`,
          `${at} names nothing: name a file, rule, fact or text`,
        );
      return [];
    });
  }

  private extended(node: Node): Extended[] {
    const list = node.type === 'string' ? [node] : this.items(node, 'extends');
    return list.flatMap((n) => {
      if (n.type !== 'string') {
        this.typed(n, 'extends', 'string');
        return [];
      }
      const path = String(n.value);
      if (/\.jsonc?$/i.test(path)) return [{ path, start: n.offset, end: n.offset + n.length }];
      this.tell(n, 'extends 只能指向 .json 或 .jsonc 文件', 'extends names files that end in .json or .jsonc only');
      return [];
    });
  }

  private stated(into: Draft, key: keyof Stated, node: Node, before = ''): void {
    const at = `${before}${key}`;
    switch (key) {
      case 'rules':
        into.rules = this.rules(node, at);
        break;
      case 'form':
        if (node.type !== 'string') this.typed(node, at, 'string');
        else if (this.knows('forms', node, String(node.value))) into.form = String(node.value);
        break;
      case 'maxFindings':
        this.take(into, key, this.count(node, at, 10_000));
        break;
      case 'maxFileSize':
        this.take(into, key, this.count(node, at, 1024));
        break;
      default:
        this.take(into, key, this.boolean(node, at));
    }
  }

  private rules(node: Node, at: string): NonNullable<Stated['rules']> {
    const out: Record<string, (typeof levels)[number]> = {};
    if (node.type !== 'object') this.typed(node, at, 'object');
    for (const [id, value, name] of this.members(node)) {
      const level = levels.find((l) => l === value.value);
      if (!this.knows('rules', name, id)) continue;
      if (level === undefined)
        this.tell(
          value,
          `${at}.${id} 只能是 ${levels.join('、')}${near(value.value, levels).zh}`,
          `${at}.${id} must be one of ${levels.join(', ')}${near(value.value, levels).en}`,
        );
      else if (id !== '__proto__') out[id] = level;
    }
    return out;
  }

  private knows(kind: 'rules' | 'forms', node: Node, id: string): boolean {
    if (!this.words) return true;
    const known = kind === 'forms' ? ['auto', ...this.words.forms] : this.words.rules;
    if (known.includes(id)) return true;
    const meant = near(id, known);
    if (kind === 'rules')
      this.tell(
        node,
        `没有规则 ${id}${meant.zh || '；全部规则见 gouji explain'}`,
        `there is no rule ${id}${meant.en || '; gouji explain lists them all'}`,
      );
    else
      this.tell(
        node,
        `没有格式 ${id}${meant.zh || `，可用的有 ${known.join('、')}`}`,
        `there is no form ${id}${meant.en || `; there are ${known.join(', ')}`}`,
      );
    return false;
  }

  private patterns(node: Node, at: string): string[] {
    return this.patternsIn(this.items(node, at), at);
  }

  /** Says where patterns only take back, and nothing stands before them that they could take back. */
  private takesOut(node: Node, at: string): void {
    const written = node.type === 'array' ? (node.children ?? []) : [node];
    if (written.length > 0 && written.every((n) => n.type === 'string' && String(n.value).startsWith('!')))
      this.tell(
        node,
        `${at} 中只有以 ! 开头的通配式：它们取消前面的，前面什么也没有，所以不起作用`,
        `${at} has patterns with ! only: they take back what stands before them, and nothing does`,
        { idle: true },
      );
  }

  private patternsIn(list: readonly Node[], at: string): string[] {
    if (list.length > MOST_PATTERNS)
      this.tell(
        list[MOST_PATTERNS]!,
        `${at} 超过 ${MOST_PATTERNS} 条`,
        `${at} has more than ${MOST_PATTERNS} patterns`,
      );
    return list.slice(0, MOST_PATTERNS).flatMap((n, i) => {
      if (n.type !== 'string') {
        this.typed(n, `${at}.${i}`, 'string');
        return [];
      }
      if (isUsable(String(n.value))) return [String(n.value)];
      this.tell(
        n,
        `${at}.${i} 太长或花括号太多，不用`,
        `${at}.${i} is too long or has too many braces; it is not used`,
      );
      return [];
    });
  }

  private take<K extends keyof Draft>(into: Draft, key: K, value: Draft[K] | undefined): void {
    if (value !== undefined) into[key] = value;
  }
}
