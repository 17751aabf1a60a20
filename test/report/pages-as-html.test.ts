import assert from 'node:assert/strict';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

// Programs that turn pages of a PDF into HTML write an element for each run of text, wherever cells and words end.

const spec = cleanReport('plain');
const LINES = layoutNamed('lines')
  .print(spec, {})
  .text.split('\n')
  .filter((l) => l !== '');
/** No label is longer. */
const LABEL_MAX = 45;
const isFigure = (line: string | undefined): boolean => line !== undefined && /^\d+(?:\.\d+)?$/.test(line);

const element = (line: string): string => `<p style="top:8.5pt;left:56pt" class="t1">${line}</p>`;
const run = (chars: string): string =>
  `<span style="font-size:8.0pt">${[...chars].map((c) => `&#x${c.codePointAt(0)!.toString(16)};`).join('')}</span>`;
/** Types change within words, and no character stands there as itself. */
const dressed = (line: string): string =>
  element(
    isFigure(line)
      ? `<span>${line}</span>`
      : line.length > LABEL_MAX
        ? line
        : line
            .match(/.{1,3}/gu)!
            .map(run)
            .join(''),
  );

/** Figures that stand close to each other, in one element. */
function inPairs(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const pair = isFigure(lines[i]) && isFigure(lines[i + 1]);
    out.push(pair ? `${lines[i]}&#160;${lines[i + 1]}` : lines[i]!);
    if (pair) i++;
  }
  return out;
}

/** Each text in lines as given. */
const broken = (...pieces: readonly string[]): string[] =>
  LINES.flatMap((l) => (l === pieces.join('').replace(/ \d+$/, '') ? pieces : [l]));

/** The label in two lines, the first figure in the second of these. */
function withFigure(first: string, rest: string): string[] {
  const at = LINES.indexOf(first + rest);
  return [...LINES.slice(0, at), first, `${rest} <sup>${LINES[at + 1]}</sup>`, ...LINES.slice(at + 2)];
}

describe('pages of a PDF as HTML', () => {
  const kinds: readonly (readonly [what: string, elements: readonly string[]])[] = [
    ['an element for each line', LINES.map(element)],
    ['figures close to each other in one element', inPairs(LINES).map(element)],
    ['entities, and an element for every three characters', LINES.map(dressed)],
    [
      'the last row’s label in pieces, of which the first has a section’s number',
      broken('四、结转', '下', '年度', '继续办理').map(element),
    ],
    ['the last group’s label in two elements', broken('（六）其他', '处理').map(dressed)],
    [
      'the first figure behind the last line of its label',
      withFigure('（二）部分公开（区分处理的，', '只计这一情形，不计其他情形）').map(element),
    ],
  ];
  for (const [what, elements] of kinds)
    it(`${what}: every figure is read, and nothing is told`, () => {
      const text = elements.join('\n');
      const { document, found } = check(text);
      const { facts, form } = document.reports[0]!;
      const wrong = form.facts.filter((f) => facts[f.index]?.cell.value !== spec.figures[f.id]).map((f) => f.id);
      assert.deepEqual([wrong, brief(text, found)], [[], []]);
    });

  it('one figure of a row is lost beside two in one element: the row is said to be unreadable, and not read', () => {
    const at = LINES.findIndex((l) => l.startsWith('一、本年新收'));
    const lines = [...LINES.slice(0, at + 2), ...inPairs(LINES.slice(at + 2, at + 7)), ...LINES.slice(at + 8)];
    const { document, found } = check(lines.map(element).join('\n'));
    const { facts, form } = document.reports[0]!;
    const read = form.facts.filter((f) => f.id.startsWith('applications.new.') && facts[f.index]);
    assert.deepEqual(read, []);
    assert.ok(found.some((f) => f.finding.rule === 'table-unreadable'));
    const sums = found.filter((f) => ['row-total', 'column-total', 'balance'].includes(f.finding.rule));
    assert.deepEqual(sums, []);
  });
});
