import type { TotalClaim } from './claims';
import type { Frame } from './lexicon';
import type { Spoken } from './spoken';

// What a figure that claims something leaves to those behind it.

/** A list may go on from this claim, whether or not it is certain. */
export function note(spoken: Spoken, claim: TotalClaim): void {
  const { near, kinds } = spoken;
  const { frame, row, column } = claim;
  // A kind that is told once more opens a list of its own.
  const goesOn = near?.frame === frame && near.row === row && column !== undefined && !kinds.includes(column);
  spoken.kinds = column === undefined ? [] : [...(goesOn ? kinds : []), column];
  spoken.near = claim;
}

/** What is said goes on from this claim. */
export function take(spoken: Spoken, claim: TotalClaim, frame: Frame, sentence: number): void {
  if (spoken.topic !== frame.index) {
    spoken.topic = frame.index;
    spoken.lastRow = undefined;
  }
  if (!claim.among && spoken.depth === 0) {
    spoken.heads = spoken.headSentence === sentence ? spoken.heads + 1 : 1;
    spoken.headSentence = sentence;
  }
  if (claim.of) spoken.parted = true;
  else if (claim.row !== undefined && (namesWhole(spoken, claim, frame, sentence) || !claim.among))
    spoken.lastRow = claim.row;
  spoken.doer = claim;
  spoken.last = claim;
}

/** Notes a figure whose parts may follow. It names its own row, so that it is no part itself, even behind 其中. */
function namesWhole(spoken: Spoken, claim: TotalClaim, frame: Frame, sentence: number): boolean {
  if (frame.data.section === undefined || claim.column !== undefined || claim.row === undefined) return false;
  const goesOn = spoken.whole && !spoken.parted && sentence === spoken.wholeSentence;
  spoken.wholes = goesOn ? spoken.wholes + 1 : 1;
  const before = goesOn ? spoken.wholeRows.filter((r) => r !== claim.row) : [];
  spoken.wholeRows = [...before, claim.row];
  spoken.whole = claim;
  spoken.wholeSentence = sentence;
  spoken.parted = false;
  return true;
}
