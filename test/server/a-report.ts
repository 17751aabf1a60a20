import type { Diagnostic } from 'vscode-languageserver-types';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, renameRow, setFigure } from '../support/report';

// A report with a wrong total and a wrong word, and what it should be.
export const uri = 'file:///tmp/%E6%8A%A5%E5%91%8A%202023.md';
export const wrongSpec = setFigure(
  renameRow(cleanReport(), 'disclosure.normativeDocs', '规范性文件'),
  'applications.results.granted.total',
  72,
);
export const printed = layoutNamed('pipes').print(wrongSpec);
export const wrong = printed.text;
export const clean = layoutNamed('pipes').print(cleanReport()).text;
export const at = (offset: number) => {
  const before = printed.text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before[before.length - 1]!.length };
};
export const total = at(printed.cells.get('applications.results.granted.total')!.start);
export const whole = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
export const rules = (d: readonly Diagnostic[]) => d.map((x) => x.code);
