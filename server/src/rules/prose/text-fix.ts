import type { Place } from '../../report/model';
import { textAt } from '../../report/place';
import { visibleOf } from '../../text/visible';
import type { Fix } from '../rule';

/** A change of running text, for a person to decide; none where marks among its characters would go with them. */
export function textFix(title: string, place: Place, newText: string): Fix[] {
  const source = textAt(place);
  if (visibleOf(source).text !== source) return [];
  return [{ title, applicability: 'suggested', edits: [{ place, newText }] }];
}
