import assert from 'node:assert/strict';
import { check } from '../support/check';
import { layouts } from '../support/layouts/index';
import { cleanReport } from '../support/report';

// What happens to a whole page on its way: nobody’s figures change by it, and nothing more is told.

const spec = cleanReport('plain');
const TITLE = '云川市林业局2023年政府信息公开工作年度报告';

/** Puts lines between those of a text, one after so many of its own. */
const between = (text: string, every: number, lines: (page: number) => string): string =>
  text
    .split('\n')
    .map((line, i) => (i % every === every - 1 ? `${line}\n${lines((i + 1) / every)}` : line))
    .join('\n');

const isMarkup = (text: string): boolean => /<t[dr]\b/.test(text);

interface Change {
  readonly name: string;
  readonly make: (text: string) => string;
  /** Layouts that it does not leave as they were. */
  readonly except?: (layout: string, text: string) => boolean;
}

const changes: readonly Change[] = [
  { name: 'set as a quotation', make: (t) => t.replace(/^/gm, '> '), except: (_, t) => isMarkup(t) },
  { name: 'lines that end in a carriage return alone', make: (t) => t.replace(/\n/g, '\r') },
  { name: 'lines that end one way and the other', make: (t) => t.replace(/\n(?=[^\n]*\n)/g, '\r\n') },
  { name: 'spaces behind each line', make: (t) => t.replace(/\n/g, '  \n') },
  { name: 'indented', make: (t) => t.replace(/^(?=.)/gm, '  ') },
  { name: 'radicals for characters', make: (t) => t.replace(/一/g, '⼀').replace(/行/g, '⾏').replace(/文/g, '⽂') },
  { name: 'bars of full width', make: (t) => t.replaceAll('|', '｜'), except: (_, t) => t.includes('|--') },
  { name: 'an unread comment above', make: (t) => `<!-- 草稿 -->\n${t}` },
  {
    name: 'a page’s number and its head between lines',
    make: (t) => between(t, 45, (n) => `第${n}页 共8页\n\f${TITLE}`),
    except: (_, t) => isMarkup(t),
  },
  {
    name: 'words across each page between lines',
    make: (t) => between(t, 30, () => '内部资料 注意保密'),
    // Words that stand in a table once are no mark of its pages.
    except: (layout, t) => isMarkup(t) || layout === 'tab-cells-dense',
  },
];

describe('a page that was changed as a whole', () => {
  for (const { name, make, except } of changes)
    it(name, () => {
      for (const layout of layouts) {
        const { text } = layout.print(spec, {});
        if (except?.(layout.name, text)) continue;
        const [was, is] = [check(text), check(make(text))].map(({ document, found }) => ({
          figures: document.reports[0]?.figures,
          rules: found.map((l) => l.finding.rule),
        }));
        assert.deepEqual(is, was, layout.name);
      }
    });
});
