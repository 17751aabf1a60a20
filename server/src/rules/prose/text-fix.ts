import type { Place } from '../../report/model';
import { textAt } from '../../report/place';
import type { Fix } from '../rule';

/** A change of running text, for a person to decide; none where tags among its characters would go with them. */
export function textFix(title: string, place: Place, newText: string): Fix[] {
  if (textAt(place).includes('<')) return [];
  return [{ title, applicability: 'suggested', edits: [{ place, newText }] }];
}
