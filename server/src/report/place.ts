import type { Place } from './model';

/**
 * The stretch from the first to the last of some places that stand in one block; of several blocks, the first block's.
 */
export function spanOf(places: readonly Place[]): Place {
  const first = places[0]!;
  let end = first.end;
  for (const p of places) if (p.block === first.block && p.end > end) end = p.end;
  return { block: first.block, start: first.start, end };
}

/** The text at a place. */
export function textAt(place: Place): string {
  return place.block.text.slice(place.start, place.end);
}
