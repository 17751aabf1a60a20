import { LONGEST_PATTERN } from '../../../shared/src/defaults';

// Patterns come from the settings of folders that nobody has to trust: each is matched in steps that grow with its
// length times that of the path, whatever it holds.

/** A pattern with more alternatives names nothing, and neither does one that is too long, which the settings refuse. */
const MOST_ALTERNATIVES = 100;

/** Whether one of the patterns names a file, by its path below one of some folders, its whole path, or its name alone. Paths have forward slashes. */
export function isNamedBy(patterns: readonly string[], path: string, ...below: readonly string[]): boolean {
  const names = [...below, path, path.replace(/^\/+/, ''), path.slice(path.lastIndexOf('/') + 1)].map((n) =>
    n.split('/'),
  );
  return patterns.some((pattern) => {
    const matches = compiled(pattern);
    return names.some((n) => matches(n));
  });
}

type Segments = readonly string[];
const known = new Map<string, (path: Segments) => boolean>();

function compiled(pattern: string): (path: Segments) => boolean {
  let matches = known.get(pattern);
  if (!matches) {
    matches = compile(pattern);
    if (known.size > 1000) known.clear();
    known.set(pattern, matches);
  }
  return matches;
}

function compile(pattern: string): (path: Segments) => boolean {
  if (pattern.length > LONGEST_PATTERN) return () => false;
  const denied = pattern.startsWith('!') && !pattern.startsWith('!(');
  const plain = (denied ? pattern.slice(1) : pattern).replace(/^\.\//, '');
  const ways = alternatives(plain)?.map((p) => p.split('/').map(tokens));
  if (!ways) return () => false;
  return (path) => ways.some((way) => matchSegments(way, path)) !== denied;
}

/** A pattern with each choice in braces made; undefined where there are too many of them. */
function alternatives(pattern: string): readonly string[] | undefined {
  const open: string[] = [pattern];
  const out: string[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const choice = firstChoice(next);
    if (!choice) out.push(next);
    else for (const way of choice.ways) open.push(next.slice(0, choice.start) + way + next.slice(choice.end));
    if (open.length + out.length > MOST_ALTERNATIVES) return undefined;
  }
  return out;
}

interface Choice {
  readonly start: number;
  readonly end: number;
  readonly ways: readonly string[];
}

/** The first innermost pair of braces that holds a comma. */
function firstChoice(pattern: string): Choice | undefined {
  let start = -1;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '\\') i++;
    else if (c === '{') start = i;
    else if (c === '}' && start >= 0) {
      const inner = pattern.slice(start + 1, i);
      if (inner.includes(',')) return { start, end: i + 1, ways: inner.split(',') };
      start = -1;
    }
  }
  return undefined;
}

/** One place of a segment: a character, any character, any number of any, or one of a set. */
type Token = string | typeof ANY | typeof MANY | RegExp;
const ANY = 1,
  MANY = 2;
const ACROSS = [MANY, MANY] as const;

function tokens(segment: string): readonly Token[] {
  if (segment === '**') return ACROSS;
  const out: Token[] = [];
  for (let i = 0; i < segment.length; i++) {
    const c = segment[i]!;
    const set = c === '[' ? setAt(segment, i) : undefined;
    if (c === '\\' && i + 1 < segment.length) out.push(segment[++i]!);
    else if (c === '?') out.push(ANY);
    else if (c === '*') {
      if (out.at(-1) !== MANY) out.push(MANY);
    } else if (set) {
      out.push(set.token);
      i = set.end;
    } else out.push(c);
  }
  return out;
}

/** A set of characters such as [a-z] or [!0-9]; undefined where the bracket stands for itself. */
function setAt(segment: string, at: number): { readonly token: RegExp; readonly end: number } | undefined {
  const end = segment.indexOf(']', at + 2);
  if (end < 0) return undefined;
  const inner = segment.slice(at + 1, end).replace(/^!/, '^');
  try {
    return { token: new RegExp(`^[${inner.replace(/[\\[]/g, '\\$&')}]$`), end };
  } catch {
    return undefined;
  }
}

function accepts(token: Token, c: string): boolean {
  if (token === ANY) return true;
  return token instanceof RegExp ? token.test(c) : token === c;
}

/** Matches a list against a list in which some places stand for any number: to go back to the last of them is enough. */
function matchList<P, N>(
  pattern: readonly P[],
  name: ArrayLike<N>,
  isMany: (p: P) => boolean,
  fits: (p: P, n: N) => boolean,
): boolean {
  let p = 0,
    n = 0,
    many = -1,
    from = 0;
  while (n < name.length) {
    if (p < pattern.length && isMany(pattern[p]!)) {
      many = p++;
      from = n;
    } else if (p < pattern.length && fits(pattern[p]!, name[n]!)) {
      p++;
      n++;
    } else if (many >= 0) {
      p = many + 1;
      n = ++from;
    } else return false;
  }
  while (p < pattern.length && isMany(pattern[p]!)) p++;
  return p === pattern.length;
}

function matchSegments(pattern: readonly (readonly Token[])[], path: Segments): boolean {
  return matchList(
    pattern,
    path,
    (segment) => segment === ACROSS,
    (segment, name) => matchList(segment, name, (token) => token === MANY, accepts),
  );
}
