import { layoutNamed } from '../../support/layouts/index';
import type { Kind } from './kind';

const ENDS: Readonly<Record<string, string>> = {
  'U+2028': '\u2028',
  'U+2029': '\u2029',
  'U+0085': '\u0085',
  'U+000B': '\v',
  'U+000C': '\f',
  'U+2028 and line feed': '\u2028\n',
  'line feed and U+000C': '\n\f',
};
const LAYOUTS = ['pipes', 'tabs-plain', 'lines', 'commas', 'pdf-top', 'html', 'cell-bars'];

/** The line ends of word processors, of JSON and of other systems. */
export const lineEndKinds: readonly Kind[] = Object.entries(ENDS).flatMap(([name, end]) =>
  LAYOUTS.map((layout) => ({
    name: `${name}, ${layout}`,
    print: (spec) => layoutNamed(layout).print(spec, { pageBreaks: [] }).text.replaceAll('\n', end),
    told: ['conversion-residue'],
  })),
);
