import assert from 'node:assert/strict';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setFigure } from '../support/report';

const { text } = layoutNamed('commas').print(cleanReport('plain'), {});

describe('tables between commas', () => {
  const cases: Readonly<Record<string, (t: string) => string>> = {
    'without the headings of parts': (t) => t.replace(/^第二十条.*\n/gm, ''),
    'without commas for empty places behind': (t) => t.replace(/,+$/gm, ''),
    'every cell in quotes': (t) =>
      t.replace(/^.*,.*$/gm, (l) =>
        l
          .split(',')
          .map((c) => `"${c}"`)
          .join(','),
      ),
    'spaces behind commas': (t) => t.replace(/,/g, ', '),
    'empty lines between rows': (t) => t.replace(/^(.*,.*)\n/gm, '$1\n\n'),
  };
  for (const [name, change] of Object.entries(cases)) {
    it(name, () => {
      const changed = change(text);
      assert.notEqual(changed, text);
      assert.deepEqual(brief(changed, check(changed).found), []);
    });
  }
  it('a wrong figure is found at its cell', () => {
    for (const name of ['commas', 'commas-wide']) {
      const printed = layoutNamed(name).print(
        setFigure(cleanReport('plain'), 'applications.results.unable.notHeld.commercial', 7),
        {},
      );
      const { found } = check(printed.text);
      assert.deepEqual(
        [brief(printed.text, found).length, found[0]!.offset],
        [1, printed.cells.get('applications.results.unable.notHeld.commercial')!.start],
        name,
      );
    }
  });
});
