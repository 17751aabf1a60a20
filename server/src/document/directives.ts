import type { Block } from '../syntax/block';
import type { BlockChange } from '../syntax/tree';

// `<!-- gouji-ignore row-total: 原因 -->`: which findings a comment leaves unsaid, and why.

const NAME = 'gouji-ignore';
const OPEN = '<!--',
  CLOSE = '-->';
/** A comment longer than this is none of ours. */
const LONGEST = 2000;

/** A word of a directive with its place in the block. */
export interface DirectiveWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A comment that suppresses findings; offsets count from its block's start. */
export interface Directive {
  readonly start: number;
  readonly end: number;
  /** For the whole file, not only for what comes next. */
  readonly file: boolean;
  /** Rules and facts as they are written. */
  readonly words: readonly DirectiveWord[];
  readonly rules: readonly DirectiveWord[];
  /** Facts it is confined to; none: whatever fact a finding speaks of. */
  readonly facts: readonly string[];
  readonly reason: string;
}

const NONE: readonly Directive[] = [];

/** The directives in a block. */
export function directivesOf({ text }: Block): readonly Directive[] {
  let out: Directive[] | undefined;
  for (let at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, at + NAME.length)) {
    const directive = directiveAt(text, at);
    if (directive) (out ??= []).push(directive);
  }
  return out ?? NONE;
}

function directiveAt(text: string, at: number): Directive | undefined {
  // Only so far back: a text may hold the name a thousand times and no comment.
  const near = Math.max(0, at - LONGEST);
  const start = near + text.slice(near, at).lastIndexOf(OPEN);
  if (start < near || text.slice(start + OPEN.length, at).trim() !== '') return undefined;
  const close = text.slice(at, at + LONGEST).indexOf(CLOSE);
  if (close < 0) return undefined;
  const body = text.slice(at + NAME.length, at + close);
  const scope = /^(-file)?(?=[\s:：]|$)/.exec(body);
  if (!scope) return undefined;
  const colon = /[:：]/.exec(body)?.index ?? body.length;
  const words = Array.from(body.slice(0, colon).matchAll(/[^\s,，、]+/g), (m): DirectiveWord => {
    const from = at + NAME.length + m.index;
    return { text: m[0], start: from, end: from + m[0].length };
  }).slice(scope[0] === '' ? 0 : 1);
  return {
    start,
    end: at + close + CLOSE.length,
    file: scope[0] !== '',
    words,
    // Ids of facts have dots, those of rules have none.
    rules: words.filter((w) => !w.text.includes('.')),
    facts: words.filter((w) => w.text.includes('.')).map((w) => w.text),
    reason: body.slice(colon + 1).trim(),
  };
}

/** Keeps what comments say with their blocks. Returns whether any came or went. */
export function noteDirectives(known: Map<Block, readonly Directive[]>, { removed, inserted }: BlockChange): boolean {
  let differ = false;
  for (const b of removed) differ = known.delete(b) || differ;
  for (const b of inserted) {
    const found = directivesOf(b);
    if (found.length === 0) continue;
    known.set(b, found);
    differ = true;
  }
  return differ;
}

/** A directive as it is written. */
export function directiveText(rule: string, fact: string | undefined, reason: string): string {
  return `${OPEN} ${NAME} ${rule}${fact === undefined ? '' : ` ${fact}`}: ${reason} ${CLOSE}`;
}
