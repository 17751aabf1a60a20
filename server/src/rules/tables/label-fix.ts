import type { Place } from '../../report/model';
import { textAt } from '../../report/place';
import { coreOf, labelKey, readNumbering } from '../../text/labels';
import { visibleOf } from '../../text/visible';
import type { Edit, Fix, RuleContext } from '../rule';
import { seenEdit } from '../seen-edit';

/** So many characters fewer, and words are gone that may be labels too. */
const WORD = 2;
const DIGITS = /[\d０-９]/;

/**
 * The form's label in place of the one written; numbering stays as it is written, or stays away. A fix that takes whole
 * words away is for a person to choose.
 */
export function renameFix(
  place: Place,
  label: string,
  context: RuleContext,
  applicability: Fix['applicability'] = 'safe',
): Fix {
  const written = visibleOf(textAt(place)).text;
  const own = readNumbering(written, 0, written.length);
  const numbered = readNumbering(label, 0, label.length);
  const asNumbered =
    numbered.style === ''
      ? label
      : own.style !== '' && own.value === numbered.value
        ? written.slice(0, own.end) + (/\s/.test(written[own.end] ?? '') ? ' ' : '') + label.slice(numbered.end)
        : own.style !== ''
          ? label
          : /^\s*$/.test(written)
            ? label
            : keepBare(written, label, numbered.end);
  // 08. for 8.: the numbering as it is written is what is wrong.
  const newText = changesNothing(seenEdit(place, asNumbered)) ? label : asNumbered;
  const edit = seenEdit(place, newText);
  // Digits that are no number of the label's may be a figure.
  const figure = DIGITS.test(written.slice(own.end)) && !DIGITS.test(label.slice(numbered.end));
  const loses = figure || labelKey(written).core.length - labelKey(label).core.length >= WORD;
  return {
    title: context.say(`改为“${newText}”`, `Change to “${newText}”`),
    // Where marks would go with the words, a person decides.
    applicability: loses || !edit ? 'suggested' : applicability,
    edits: [edit ?? { place, newText }],
  };
}

const changesNothing = (edit: Edit | undefined): boolean =>
  edit !== undefined && edit.place.start === edit.place.end && edit.newText === '';

/**
 * Whether a label is set in pieces of which only one stands at the place found: to write it anew there would leave the
 * others.
 */
export function inPieces(place: Place, label: string): boolean {
  return coreOf(visibleOf(textAt(place)).text) !== coreOf(label);
}

/**
 * A label written without numbering: it may stand in a cell of its own. A number that stands there some other way is no
 * lack of it.
 */
function keepBare(written: string, label: string, end: number): string {
  const number = coreOf(label.slice(0, end));
  return written.length < 2 || coreOf(written).startsWith(number) ? label : label.slice(end);
}
