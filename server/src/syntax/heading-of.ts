import type { Heading } from './block';
import type { Line } from './classify';
import { titleOf } from './inner-text';

/** A line that may head a section, as the heading of a block that begins at `base`. */
export function headingOf(text: string, line: Line, base: number): Heading {
  const n = line.numbering;
  return {
    depth: line.depth,
    numberStyle: n?.style ?? '',
    number: n?.value ?? 0,
    start: line.start - base,
    end: line.end - base,
    title: (n ? titleOf(text, n, line.start, line.end) : line.start) - base,
  };
}
