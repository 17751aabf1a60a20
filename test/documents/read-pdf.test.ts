import assert from 'node:assert/strict';
import { openFile } from '../../server/src/documents/open';
import { brief, check } from '../support/check';
import { reportPdf, type PdfOptions } from '../support/pdf/report';
import { brokenRelations, cleanReport, setFigure, type ReportSpec } from '../support/report';

async function textOf(bytes: Uint8Array): Promise<string> {
  const opened = await openFile(bytes);
  assert.equal(opened.kind, 'pdf', opened.kind === 'refused' ? opened.reason.en : '');
  return opened.kind === 'pdf' ? opened.text : '';
}

/** Every figure and nothing said. */
async function isReadWhole(spec: ReportSpec, options: PdfOptions): Promise<void> {
  const text = await textOf(reportPdf(spec, options));
  const { document, found } = check(text);
  if (process.env['SHOW']) console.log(text);
  assert.deepEqual(brief(text, found), []);
  const [report] = document.reports;
  assert.equal(report!.sections.length, spec.sections.length);
  const facts = report!.facts.filter((f) => f !== undefined);
  assert.equal(facts.length, spec.form.facts.length);
  for (const f of facts) assert.equal(f.cell.value, Number(spec.figures[f.def.id]), f.def.id);
}

const low = 420;
const radicals: Readonly<Record<string, string>> = { 行: '⾏', 民: '⺠', 一: '⼀', 见: '⻅' };

const pages: readonly (readonly [name: string, options: PdfOptions])[] = [
  ['no lines, text in the middle of its cells', { lines: 'none' }],
  ['no lines, text at the top of its cells', { lines: 'none', aligned: 'top' }],
  ['no lines and short pages', { lines: 'none', height: low }],
  ['no lines, top, short pages', { lines: 'none', height: low, aligned: 'top', headAgain: true }],
  ['drawn lines', {}],
  ['lines that are thin boxes, filled', { lines: 'filled' }],
  ['dotted lines', { lines: 'dotted' }],
  ['no lines at the sides', { lines: 'open' }],
  ['text at the top of its cells', { aligned: 'top' }],
  ['tables cut by the end of a page', { height: low }],
  ['the head of a table again on each page', { height: low, headAgain: true }],
  ['rows cut by the end of a page', { height: low, cutRows: true }],
  ['bare page numbers', { height: low, numbers: 'bare' }],
  ['a running head', { height: low, head: '政府信息公开工作年度报告汇编' }],
  ['text drawn twice', { bold: true }],
  ['each character placed by itself', { single: true }],
  ['radicals for characters', { told: (c) => radicals[c] ?? c }],
  ['a watermark', { watermark: '内部资料2023' }],
  ['pages turned right', { rotate: 90 }],
  ['pages upside down', { rotate: 180 }],
  ['pages turned left', { rotate: 270 }],
  ['content turned on its page', { turned: true }],
];

describe('PDF files are read', function () {
  this.timeout(60_000);
  it('of a clean spec', () => assert.deepEqual(brokenRelations(cleanReport()), []));
  for (const [name, options] of pages)
    it(`${name}: whole and without a word`, () => isReadWhole(cleanReport('county'), options));
});
void setFigure;
