import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parseTree,
  type FormattingOptions,
  type ParseError,
} from 'jsonc-parser';

const lenient = { allowTrailingComma: true, allowEmptyContent: true };

/** An entry of `suppress` in a configuration file. */
export interface SuppressEntry {
  readonly file: string;
  readonly rule: string;
  readonly fact?: string;
  readonly text?: string;
  readonly reason: string;
}

/** The text of a configuration with an entry more; its comments stay. Undefined where the text is no configuration. */
export function withEntry(text: string, entry: SuppressEntry): string | undefined {
  const from = text.trim() === '' ? '{}\n' : text;
  const list = listIn(from);
  if (!list) return undefined;
  const options = { formattingOptions: formattingOf(from), isArrayInsertion: true };
  const after = applyEdits(from, modify(from, ['suppress', -1], entry, options));
  // What the edit has made must be what was meant, whatever stood around it.
  return listIn(after)?.count === list.count + 1 ? after : undefined;
}

/** The text without some entries, counted from one; undefined where it cannot be changed. Comments stay. */
export function withoutEntries(text: string, numbers: readonly number[]): string | undefined {
  const list = listIn(text);
  if (!list || numbers.some((n) => n < 1 || n > list.count)) return undefined;
  const gone = [...new Set(numbers)].sort((a, b) => b - a);
  const left = gone.reduce((rest, n) => withoutEntry(rest, n), text);
  return listIn(left)?.count === list.count - gone.length ? left : undefined;
}

function withoutEntry(text: string, number: number): string {
  const entry = entryIn(text, number)!;
  const before = entryIn(text, number - 1);
  const comma = /^\s*,/.exec(text.slice(entry.end))?.[0].length ?? 0;
  const rest = text.slice(entry.end + comma);
  let head = text.slice(0, entry.start);
  if (comma === 0 && before) head = head.slice(0, before.end) + head.slice(before.end).replace(/^(\s*),/, '$1');
  // A line that held the entry alone goes with it.
  let indent = head.length;
  while (indent > 0 && (head[indent - 1] === ' ' || head[indent - 1] === '\t')) indent--;
  const behind = /^[ \t]*(\r?\n)?/.exec(rest)!;
  // A line that held the entry alone goes with it.
  const isAlone = behind[1] !== undefined && (indent === 0 || head[indent - 1] === '\n');
  const stays = behind[0].length - (isAlone ? 0 : (behind[1]?.length ?? 0));
  return (isAlone ? head.slice(0, indent) : head) + rest.slice(stays);
}

/** Where an entry stands, counted from one, and what its `file` says. */
export function entryIn(
  text: string,
  number: number,
): { readonly start: number; readonly end: number; readonly file: string | undefined } | undefined {
  const root = parseTree(text, [], lenient);
  const node = root && findNodeAtLocation(root, ['suppress', number - 1]);
  if (!node) return undefined;
  const file: unknown = findNodeAtLocation(node, ['file'])?.value;
  return { start: node.offset, end: node.offset + node.length, file: typeof file === 'string' ? file : undefined };
}

/** How many entries there are; undefined where the text is not read as a whole. */
function listIn(text: string): { readonly count: number } | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, lenient);
  if (errors.length > 0 || root?.type !== 'object') return undefined;
  const list = findNodeAtLocation(root, ['suppress']);
  if (!list) return { count: 0 };
  return list.type === 'array' ? { count: list.children?.length ?? 0 } : undefined;
}

/** As the text is indented already. */
function formattingOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 2 : Math.min(indent.length, 8),
    eol: /\r\n|\n/.exec(text)?.[0] ?? '\n',
    keepLines: true,
  };
}
