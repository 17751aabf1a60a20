import { mixForms } from '../../server/src/forms/compose';
import { builtinForms } from '../../server/src/forms/builtin';
import type { Form } from '../../server/src/forms/form';
import {
  basis,
  blankReport,
  cleanReport,
  figuresFrom,
  replaceText,
  type Figures,
  type ReportSpec,
} from '../support/report';

export const form2021: Form = builtinForms().find((f) => f.id === 'disclosure-2021')!;
export const form2019: Form = builtinForms().find((f) => f.id === 'disclosure-2019')!;

/** A 2021 table 二 beside a single row （六）, and the reverse. */
export const newWithOldApplications: Form = mixForms(form2021, [form2021, form2019, form2021]);
export const oldWithNewApplications: Form = mixForms(form2019, [form2019, form2021, form2019]);

const oldBasis =
  '《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）';

type Given = Readonly<Record<string, number | readonly number[]>>;
const given2021: Given = {
  'disclosure.normativeDocs': [6, 2, 41],
  'disclosure.licensing.decisions': 356,
  'disclosure.penalty.decisions': 74,
  'disclosure.fees.amountWanYuan': 86.35,
};
const given2019: Given = {
  'disclosure.rules': [0, 0, 1],
  'disclosure.normativeDocs': [6, 5, 41],
  'disclosure.licensing': [120, 0, 356],
  'disclosure.otherServices': [15, 3, 28],
  'disclosure.penalty': [240, 12, 74],
  'disclosure.coercion': [30, 0, 9],
  'disclosure.fees': [8, 0],
  'disclosure.procurement': [63, 2510.4],
};
const rows: Given = {
  'applications.carriedIn': [2, 1],
  'applications.results.granted': [18, 3, 1, 0, 4, 1],
  'applications.results.partial': [5, 0, 0, 1, 2],
  'applications.results.denied.thirdPartyRights': [1],
  'applications.results.unable.notHeld': [9, 2, 0, 0, 3],
  'applications.results.notProcessed.petitionComplaint': [2],
  'applications.carriedForward': [3, 0, 0, 0, 1],
  review: [2, 1, 0, 1],
  'litigation.direct': [1, 0, 1],
  'litigation.postReview': [0, 0, 0, 1],
};

/** A clean report on any form, its figures taken from those above as far as the form has them. */
export function reportOn(form: Form, year: number, figures: Figures = {}): ReportSpec {
  const clean = cleanReport('plain', year);
  const other: Given = form.factIndex.has('applications.results.other.total')
    ? { 'applications.results.other': [3, 1] }
    : { 'applications.results.other.overdueCorrection': [2, 1], 'applications.results.other.other': [1] };
  const disclosure = form.factIndex.has('disclosure.licensing.change') ? given2019 : given2021;
  const tables = new Map(blankReport(form, year).sections.map((s) => [s.key, s.table]));
  const spec: ReportSpec = {
    ...clean,
    form,
    sections: clean.sections.map((s) => ({ ...s, table: tables.get(s.key) })),
    figures: { ...figuresFrom(form, { ...disclosure, ...rows, ...other }), ...figures },
  };
  return year < 2021 ? replaceText(spec, basis, oldBasis) : spec;
}
