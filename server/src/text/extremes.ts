/**
 * The greatest number of a list however long, for more than some 100,000 are too many arguments; `least` where it is
 * empty.
 */
export function greatest<T>(list: readonly T[], of: (item: T) => number, least = 0): number {
  let most = least;
  for (const item of list) most = Math.max(most, of(item));
  return most;
}
