import assert from 'node:assert/strict';
import { check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

const { text } = layoutNamed('pipes').print(cleanReport());
const [before, behind] = text.split(/^(?=#* ?[五六]、)/m).filter((_, i) => i !== 1) as [string, string];
const TITLE = '## 五、存在的主要问题及改进情况';

describe('a section without content', () => {
  const cases: readonly (readonly [what: string, below: string, told: boolean])[] = [
    ['nothing', '', true],
    ['the form’s own sub-headings', '### （一）存在的主要问题\n\n### （二）改进情况\n\n', true],
    ['a sentence below one of them', '### （一）存在的主要问题\n\n公开不够及时。\n\n### （二）改进情况\n\n', false],
    ['sub-headings that say something', '（一）公开内容不够全面\n\n（二）解读形式单一\n\n', false],
  ];
  for (const [what, below, told] of cases)
    it(what, () => {
      const { found } = check(`${before}${TITLE}\n\n${below}${behind}`);
      const rules = found.map(({ finding }) => finding.rule).filter((rule) => rule === 'section-empty');
      assert.deepEqual(rules, told ? ['section-empty'] : []);
    });
});
