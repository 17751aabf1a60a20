import type { Place } from '../report/model';
import { textAt } from '../report/place';
import { readNumbering } from '../text/labels';
import type { Fix, RuleContext } from './rule';

/** The form's label in place of the one written; numbering stays as it is written, or stays away. */
export function renameFix(place: Place, label: string, context: RuleContext, applicability: Fix['applicability'] = 'safe'): Fix {
  const written = textAt(place);
  const own = readNumbering(written, 0, written.length);
  const numbered = readNumbering(label, 0, label.length);
  const newText = numbered.style === '' ? label
    : own.style !== '' && own.value === numbered.value ? written.slice(0, own.end) + (/\s/.test(written[own.end] ?? '') ? ' ' : '') + label.slice(numbered.end)
      : own.style !== '' ? label : /^\s*$/.test(written) ? label : keepBare(written, label, numbered.end);
  return { title: context.say(`改为“${newText}”`, `Change to “${newText}”`), applicability, edits: [{ place, newText }] };
}

/** A label written without numbering: it may stand in a cell of its own. */
function keepBare(written: string, label: string, end: number): string {
  return written.length < 2 ? label : label.slice(end);
}
