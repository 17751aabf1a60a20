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
  return changed(from, ['suppress', -1], entry, list.count + 1);
}

/** The text without some entries, counted from one; undefined where it cannot be changed. */
export function withoutEntries(text: string, numbers: readonly number[]): string | undefined {
  const list = listIn(text);
  if (!list || numbers.some((n) => n < 1 || n > list.count)) return undefined;
  const gone = [...new Set(numbers)].sort((a, b) => b - a);
  if (gone.length === list.count) return changed(text, ['suppress'], undefined, 0);
  let left: string | undefined = text;
  for (const [i, n] of gone.entries())
    left = left === undefined ? undefined : changed(left, ['suppress', n - 1], undefined, list.count - i - 1);
  return left;
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

function changed(text: string, path: (string | number)[], value: unknown, count: number): string | undefined {
  const edits = modify(text, path, value, {
    formattingOptions: formattingOf(text),
    isArrayInsertion: value !== undefined,
  });
  const after = applyEdits(text, edits);
  // What the edit has made must be what was meant, whatever stood around it.
  return listIn(after)?.count === count ? after : undefined;
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
