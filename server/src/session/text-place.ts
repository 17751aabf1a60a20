import type { Position, Range, TextEdit } from 'vscode-languageserver-types';

// Places in the text of a small file, such as a configuration.

export function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines[lines.length - 1]!.length };
}

export const rangeIn = (text: string, start: number, end: number): Range => ({
  start: positionIn(text, start),
  end: positionIn(text, end),
});

export function offsetIn(text: string, { line, character }: Position): number {
  const ends = /\r\n|\r|\n/g;
  let from = 0;
  for (let n = 0; n < line && ends.exec(text); n++) from = ends.lastIndex;
  const rest = text.slice(from).search(/[\r\n]/);
  return Math.min(from + character, rest < 0 ? text.length : from + rest);
}

/** What makes one text of another: the stretch between what is the same at both ends. */
export function editBetween(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let same = 0;
  while (same < least - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return [
    {
      range: rangeIn(before, start, before.length - same),
      newText: after.slice(start, after.length - same),
    },
  ];
}
