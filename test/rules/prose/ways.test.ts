import assert from 'node:assert/strict';
import { judge, type Judged } from './bench';
import { above } from './ways/above';
import { pointsAndLists } from './ways/points-and-lists';
import { everySection } from './ways/every-section';
import { bodies } from './ways/bodies';
import { counties } from './ways/counties';
import { handled } from './ways/handled';
import { bodiesInShort } from './ways/in-short';
import { severalInOne } from './ways/several-in-one';
import { countedBesides } from './ways/counted-besides';
import { paragraphs } from './ways/paragraphs';
import { rates } from './ways/rates';
import { received } from './ways/received';
import { orderOfWords } from './ways/order-of-words';
import { comparedWithBefore } from './ways/compared-with-before';
import { growthAndNone } from './ways/growth-and-none';
import { sections } from './ways/sections';
import { everyTable } from './ways/every-table';
import { otherVerbs } from './ways/other-verbs';
import { underHeadings } from './ways/under-headings';
import { bracketsAndAverages } from './ways/brackets-and-averages';
import { pointsAndShares } from './ways/points-and-shares';
import { figuresBeforeReasons } from './ways/figures-before-reasons';
import { besideTheFigures } from './ways/beside-the-figures';
import { dividedAmongBodies } from './ways/divided-among-bodies';
import { applicantsInBrackets } from './ways/applicants-in-brackets';
import { resultsAndGrowth } from './ways/results-and-growth';
import { sharesOfTwo } from './ways/shares-of-two';
import { resultsUnderAWord } from './ways/results-under-a-word';
import { sharesOfReceived } from './ways/shares-of-received';
import { shortSentences } from './ways/short-sentences';
import { applicantsAndResults } from './ways/applicants-and-results';
import { reportsOfOtherYears } from './ways/reports-of-other-years';
import { kindsOfBodies } from './ways/kinds-of-bodies';
import { kindsOfDoubts } from './ways/kinds-of-doubts';
import { kindsOfRemainders } from './ways/kinds-of-remainders';
import { kindsOfCases } from './ways/kinds-of-cases';
import { kindsOfSources } from './ways/kinds-of-sources';
import { kindsOfEvidence } from './ways/kinds-of-evidence';
import { kindsOfPhrases } from './ways/kinds-of-phrases';
import { kindsOfClauses } from './ways/kinds-of-clauses';
import { kindsOfLeads } from './ways/kinds-of-leads';
import { kindsOfLists } from './ways/kinds-of-lists';
import { kindsOfRates } from './ways/kinds-of-rates';
import type { Way } from './ways/specs';

/** Of the sentences with a wrong figure at least so many are found. */
const SHARE = 0.95;
const MARK = /⟨([^→]*)→([^⟩]*)⟩/g;

const ways: readonly Way[] = [
  ...received,
  ...handled,
  ...above,
  ...rates,
  ...severalInOne,
  ...orderOfWords,
  ...bodiesInShort,
  ...growthAndNone,
  ...counties,
  ...bodies,
  ...sections,
  ...paragraphs,
  ...pointsAndLists,
  ...comparedWithBefore,
  ...everySection,
  ...countedBesides,
  ...everyTable,
  ...otherVerbs,
  ...underHeadings,
  ...bracketsAndAverages,
  ...pointsAndShares,
  ...figuresBeforeReasons,
  ...besideTheFigures,
  ...dividedAmongBodies,
  ...applicantsInBrackets,
  ...resultsAndGrowth,
  ...sharesOfTwo,
  ...resultsUnderAWord,
  ...sharesOfReceived,
  ...shortSentences,
  ...applicantsAndResults,
  ...reportsOfOtherYears,
  ...kindsOfRates,
  ...kindsOfBodies,
  ...kindsOfClauses,
  ...kindsOfLists,
  ...kindsOfLeads,
  ...kindsOfCases,
  ...kindsOfSources,
  ...kindsOfEvidence,
  ...kindsOfPhrases,
  ...kindsOfDoubts,
  ...kindsOfRemainders,
];
const read = (sentence: string, way: Way, spec = way.spec): Judged =>
  judge(way.above ? `${way.above}\n${sentence}` : sentence, /^narrative-/, spec, way.section);
const said = (j: Judged) => j.found.map((f) => f.finding.message);

interface Case {
  readonly way: Way;
  readonly right: string;
  readonly wrong: Judged;
}

const cases = ways.flatMap((way): Case[] => [
  ...(way.told ?? []).flatMap((marked) => {
    const right = marked.replace(MARK, '$1');
    // One figure changed at a time.
    return [...marked.matchAll(MARK)].map((_, changed): Case => {
      let n = 0;
      const wrong = marked.replace(MARK, (_mark, own: string, other: string) => (n++ === changed ? other : own));
      return { way, right, wrong: read(wrong, way) };
    });
  }),
  ...(way.none ?? []).map((sentence) => ({ way, right: sentence, wrong: read(sentence, way, way.unless) })),
]);

describe('ways of saying', () => {
  const missed = cases.filter((c) => c.wrong.found.length === 0);
  it(`are ${cases.length}, of each kind ten, half of which give nothing`, () => {
    assert.ok(cases.length >= 1500, `${cases.length} sentences`);
    assert.equal(new Set(cases.map((c) => `${ways.indexOf(c.way)} ${c.right}`)).size > 0.5 * cases.length, true);
  });

  it(`find ${cases.length - missed.length} of ${cases.length} changed figures`, () => {
    const list = missed.map((c) => `${c.way.name}: ${c.right}`).join('\n');
    if (process.env['GOUJI_LIST_MISSED']) console.log(list);
    assert.ok(missed.length <= (1 - SHARE) * cases.length, `missed ${missed.length}:\n${list}`);
  });

  for (const way of ways)
    describe(way.name, () => {
      const own = cases.filter((c) => c.way === way);
      it('says nothing of what is true', () => {
        const wrong = own.flatMap((c) => {
          const j = read(c.right, way);
          return j.found.length > 0 ? [`${c.right} ${said(j).join('; ')}`] : [];
        });
        assert.deepEqual(wrong, []);
      });
      it('says nothing of what is not the report’s, or not certain', () => {
        const wrong = (way.silent ?? []).flatMap((s) => {
          const j = read(s, way);
          return j.found.length > 0 ? [`${s} ${said(j).join('; ')}`] : [];
        });
        assert.deepEqual(wrong, []);
      });
    });
});
