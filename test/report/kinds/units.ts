import { layoutNamed } from '../../support/layouts/index';
import { edited, type Kind } from './kind';

const LAYOUTS = ['pipes', 'tabs-plain', 'html', 'lines', 'commas', 'pdf', 'tab-cells'];
const TITLES = ['主动公开政府信息情况', '收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况'];
const UNITS = ['（单位：件）', '（件）', '(单位:件)', ' （单位：件）', '（单位：件、万元）', '[1]', '①', '（注1）'];

/** Units behind titles, and lines of their own. */
export const unitKinds: readonly Kind[] = LAYOUTS.flatMap((name) => [
  ...UNITS.map((unit) =>
    edited(`titles, ${unit}, ${name}`, layoutNamed(name), (text) =>
      TITLES.reduce((t, title) => t.replace(title, title + unit), text),
    ),
  ),
  ...['单位：件', '（单位：件）', '表1 主动公开情况（单位：件）', '（计量单位：件、万元）'].map((line) =>
    edited(`a line of its own, ${line}, ${name}`, layoutNamed(name), (text) =>
      TITLES.reduce(
        (t, title) => t.replace(new RegExp(`(${title}.*\\n)`), `$1\n${name === 'html' ? `<p>${line}</p>` : line}\n\n`),
        text,
      ),
    ),
  ),
]);

const SHORT: readonly (readonly [string, string])[] = [
  ['一、本年新收政府信息公开申请数量', '本年新收'],
  ['一、本年新收政府信息公开申请数量', '一、本年新收'],
  ['一、本年新收政府信息公开申请数量', '本年新收政府信息公开申请数量'],
  ['二、上年结转政府信息公开申请数量', '上年结转'],
  ['二、上年结转政府信息公开申请数量', '二、上年结转'],
  ['四、结转下年度继续办理', '结转下年度'],
  ['行政事业性收费', '收费'],
];

/** Rows called by the beginning of their label. */
export const shortKinds: readonly Kind[] = ['pipes', 'tabs-plain', 'html', 'lines', 'commas', 'pdf'].flatMap((name) =>
  SHORT.map(([label, short]) =>
    edited(`${short}, ${name}`, layoutNamed(name), (text) => text.replaceAll(label, short), { told: ['row-name'] }),
  ),
);
