// A long pattern is read by people as a list of what it matches.

/**
 * One pattern that matches what any of several match, tried in their order.
 *
 * @param alternatives patterns; their own flags do not count
 * @param around what stands before and behind the one that matches, as sources of patterns
 */
export function anyOf(
  alternatives: readonly RegExp[],
  { flags = '', before = '', behind = '' }: { flags?: string; before?: string; behind?: string } = {},
): RegExp {
  return new RegExp(`${before}(?:${alternatives.map((a) => a.source).join('|')})${behind}`, flags);
}
