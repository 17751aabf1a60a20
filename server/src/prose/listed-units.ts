import { PAUSE } from './marks';
import type { NumberToken } from './numbers';
import type { Token } from './tokens';

/** 新收59、上年结转3、办结58件: the unit of the last is that of all. Changes the list of tokens. */
export function readListedUnits(tokens: Token[]): Token[] {
  let unit: NumberToken | undefined;
  let named = false;
  for (let i = tokens.length - 1; i > 0; i--) {
    const t = tokens[i]!;
    if (t.kind === 'word') {
      named ||= t.entry.roles.length > 0;
      continue;
    }
    if (t.kind === 'stop') {
      if (t.code !== PAUSE) unit = undefined;
      continue;
    }
    if (t.kind !== 'number') {
      unit = undefined;
      continue;
    }
    const own = ownUnit(t, tokens[i - 1]!, tokens[i + 1], named ? unit : undefined);
    if (own && own !== t) tokens[i] = own;
    unit = own;
    named = false;
  }
  return tokens;
}

/** The number as a count; undefined if it is none. */
function ownUnit(
  t: NumberToken,
  before: Token,
  behind: Token | undefined,
  last: NumberToken | undefined,
): NumberToken | undefined {
  if (t.of === 'count') return t;
  const isItem = before.kind === 'word' && before.entry.roles.length > 0;
  if (t.of !== 'bare' || !last || !isItem || behind?.kind !== 'stop' || behind.code !== PAUSE) return undefined;
  return { ...t, of: 'count', unit: last.unit };
}
