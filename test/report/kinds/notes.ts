import { layoutNamed } from '../../support/layouts/index';
import { setFigure } from '../../support/report';
import type { Kind } from './kind';

const FIGURES = [
  'applications.results.granted.naturalPerson',
  'applications.results.unable.notHeld.total',
  'disclosure.normativeDocs.valid',
  'review.upheld',
];
const MARKS = ['*', '①', '[2]', '[^1]', '※', '（注1）', '注1', ' *', '〔1〕', '<sup>[1]</sup>'];
const LAYOUTS = ['pipes', 'tabs-plain', 'html', 'lines', 'commas', 'pdf', 'cell-bars', 'tabs-phantom'];

/** Figures with the mark of a note behind them. */
export const noteKinds: readonly Kind[] = MARKS.flatMap((mark) =>
  LAYOUTS.map((name) => ({
    name: `figures, ${mark}, ${name}`,
    print: (spec) => {
      const layout = layoutNamed(name);
      const marked = FIGURES.reduce((s, id) => setFigure(s, id, `${String(s.figures[id])}MARK`), spec);
      return layout.print(marked, { pageBreaks: [] }).text.replaceAll('MARK', mark);
    },
    told: ['column-extra'],
  })),
);

const LABELS = [
  '规章',
  '行政规范性文件',
  '（一）予以公开',
  '1.本机关不掌握相关政府信息',
  '本年制发件数',
  '自然人',
  '结果维持',
];
const LABEL_MARKS = [
  '*',
  '①',
  '[2]',
  '¹',
  '<sup>1</sup>',
  '[^1]',
  '※',
  '（注1）',
  '（注）',
  '〔1〕',
  '<sup>[1]</sup>',
  '（件）',
  '（单位：件）',
];

/** Labels with one. */
export const labelNoteKinds: readonly Kind[] = LABEL_MARKS.flatMap((mark) =>
  LAYOUTS.map((name) => ({
    name: `labels, ${mark}, ${name}`,
    print: (spec) => {
      const escaped = LABELS.map((l) => l.replace(/[.（）]/g, '\\$&')).join('|');
      const text = layoutNamed(name).print(spec, { pageBreaks: [] }).text;
      return text.replace(new RegExp(`(?<=^|[\\s|>,\\t])(${escaped})(?=$|[\\s|<,\\t])`, 'gm'), `$1${mark}`);
    },
    told: ['column-extra'],
  })),
);
