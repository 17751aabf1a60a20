import { layoutNamed } from '../../support/layouts/index';
import type { ReportSpec } from '../../support/report';
import type { Kind } from './kind';

const LAYOUTS = ['pipes', 'pipes-absent', 'tabs-plain', 'html', 'html-line', 'lines', 'lines-spaced', 'pdf', 'commas'];

/** Where the tables of a section stand: behind its heading, before the next one. */
function sectionOf(text: string, spec: ReportSpec, key: string): { from: number; to: number } {
  const at = spec.sections.findIndex((s) => s.key === key);
  const from = text.indexOf('\n', text.indexOf(spec.sections[at]!.title)) + 1;
  const next = text.indexOf(spec.sections[at + 1]!.title);
  return { from, to: text.lastIndexOf('\n', next) + 1 };
}

function twice(layout: string, key: string, between: string): Kind {
  return {
    name: `${layout}, ${key} twice, ${JSON.stringify(between)}`,
    print: (spec) => {
      const { text } = layoutNamed(layout).print(spec, { pageBreaks: [] });
      const { from, to } = sectionOf(text, spec, key);
      if (layout === 'html-line') {
        const at = text.indexOf('<table', text.indexOf(spec.sections.find((s) => s.key === key)!.title));
        const end = text.indexOf('</table>', at) + 8;
        return text.slice(0, end) + text.slice(at, end) + text.slice(end);
      }
      return text.slice(0, to) + between + text.slice(from, to) + text.slice(to);
    },
    told: ['table-unreadable'],
  };
}

/** The whole report once more, as web pages hold one for print and one for the screen. */
const whole = (layout: string, between: string): Kind => ({
  name: `${layout}, the whole report twice, ${JSON.stringify(between)}`,
  print: (spec) => {
    const { text } = layoutNamed(layout).print(spec, { pageBreaks: [] });
    return text + between + text;
  },
  copies: true,
});

const BETWEEN = ['', '\n', '\n打印版\n\n', '\n以下是本表的文字版，供读屏软件使用。\n\n'];

export const copyKinds: readonly Kind[] = LAYOUTS.flatMap((layout) => [
  ...['disclosure', 'applications', 'disputes'].flatMap((key) => BETWEEN.map((b) => twice(layout, key, b))),
  ...BETWEEN.map((b) => whole(layout, b)),
]);
