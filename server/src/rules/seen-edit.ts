import type { Place } from '../report/model';
import { textAt } from '../report/place';
import { visibleBlock, visibleOf } from '../text/visible';
import type { Fix } from './rule';

/** What begins a mark that is not printed. */
const MARKUP = /[<>*_`[\]{}&\\~]/;
/** Marks that end what begins inside a place often stand right behind it. */
const CLOSING = /[*_`~]*/y;

/**
 * The edit that makes a place read `newText`, keeping every mark in it that is not printed: only what differs is
 * written anew, and only where all of it stands in one piece of text. Undefined where it would cut through markup.
 */
export function seenEdit(place: Place, newText: string): Fix['edits'][number] | undefined {
  if (!MARKUP.test(textAt(place))) return { place, newText };
  const { block } = place;
  const view =
    block.kind === 'table'
      ? visibleOf(block.text, place.start, behindMarks(block.text, place.end))
      : visibleBlock(block.text, 0, block.contentEnd);
  const from = view.indexOf(place.start),
    to = view.indexOf(place.end);
  const written = view.text.slice(from, to);
  let start = 0,
    end = written.length,
    tail = newText.length;
  while (start < end && start < tail && written[start] === newText[start]) start++;
  while (end > start && tail > start && written[end - 1] === newText[tail - 1]) {
    end--;
    tail--;
  }
  const at =
    start === end && start > 0 ? view.span(from + start - 1, from + start).end : view.span(from + start, from + end);
  const changed = typeof at === 'number' ? { block, start: at, end: at } : { block, ...at };
  const own = textAt(changed);
  return own === written.slice(start, end) && !MARKUP.test(own)
    ? { place: changed, newText: newText.slice(start, tail) }
    : undefined;
}

function behindMarks(text: string, end: number): number {
  CLOSING.lastIndex = end;
  CLOSING.test(text);
  return CLOSING.lastIndex;
}
