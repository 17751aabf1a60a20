import { cleanReport, figuresFrom, setParagraphs, type ReportSpec } from '../../../support/report';
import { county, nothing } from '../bench';

export { county, nothing };

/** A department’s report: new 14 = 11 + 2 + 1; carried in 1; handled 13: 7 granted, 5 not held, 1 repeated; carried forward 2. */
export const department: ReportSpec = setParagraphs(
  cleanReport('department', 2023),
  'overview',
  county.sections[0]!.paragraphs,
);

/**
 * A ministry’s report for 2023: new 1247 = 960 natural persons + 287 organisations (173, 15, 5, 72, 22); carried in 75;
 * handled 1214 = 554 granted + 154 partial + 96 denied + 296 unable + 85 not processed + 29 other; carried forward 108;
 * rules 3, 1, 48; documents 27, 14, 312; licensing 5321, penalty 118; reviews 43 (31, 4, 2, 6); lawsuits 20 + 11.
 */
export const ministry: ReportSpec = {
  ...setParagraphs(cleanReport('department', 2023), 'overview', county.sections[0]!.paragraphs),
  title: '国家航标管理总局2023年政府信息公开工作年度报告',
  signature: ['国家航标管理总局', '2024年1月24日'],
  figures: figuresFrom(county.form, {
    'disclosure.rules': [3, 1, 48],
    'disclosure.normativeDocs': [27, 14, 312],
    'disclosure.licensing.decisions': 5321,
    'disclosure.penalty.decisions': 118,
    'applications.carriedIn': [61, 10, 0, 0, 4],
    'applications.results.granted': [412, 86, 9, 4, 31, 12],
    'applications.results.partial': [120, 20, 2, 0, 9, 3],
    'applications.results.denied.otherLawForbidden': [30, 12, 0, 0, 4],
    'applications.results.denied.internalAffairs': [18, 2],
    'applications.results.denied.processInfo': [25, 3, 0, 0, 2],
    'applications.results.unable.notHeld': [210, 41, 3, 1, 22, 6],
    'applications.results.unable.stillUnclear': [12, 1],
    'applications.results.notProcessed.petitionComplaint': [64, 3, 0, 0, 2],
    'applications.results.notProcessed.repeat': [15, 1],
    'applications.results.other.overdueCorrection': [22, 2],
    'applications.results.other.other': [5],
    'applications.carriedForward': [88, 12, 1, 0, 6, 1],
    review: [31, 4, 2, 6],
    'litigation.direct': [12, 0, 3, 5],
    'litigation.postReview': [6, 1, 0, 4],
  }),
};

/** A street office’s report: 7 applications, all of natural persons; 4 granted, 3 not held; one licence; one review upheld. */
export const street: ReportSpec = {
  ...setParagraphs(cleanReport('township', 2023), 'overview', county.sections[0]!.paragraphs),
  title: '临溪县北塔街道办事处2023年政府信息公开工作年度报告',
  signature: ['临溪县北塔街道办事处', '2024年1月19日'],
  figures: figuresFrom(county.form, {
    'disclosure.licensing.decisions': 132,
    'disclosure.penalty.decisions': 9,
    'applications.results.granted': [4],
    'applications.results.unable.notHeld': [3],
    review: [1],
  }),
};

/** A town’s report: two applications of natural persons, one granted, one not held; 58 licences. */
export const town: ReportSpec = setParagraphs(
  cleanReport('township', 2023),
  'overview',
  county.sections[0]!.paragraphs,
);

/** Sentences of one kind. */
export interface Way {
  readonly name: string;
  readonly spec: ReportSpec;
  /** Stands before each sentence, in a paragraph of its own. */
  readonly above?: string;
  /** ⟨what the tables say→what they do not say⟩: nothing is found in the first reading, something in the second. */
  readonly told?: readonly string[];
  /** True of {@link spec}; by the figures of this report something is found. */
  readonly unless?: ReportSpec;
  readonly none?: readonly string[];
  /** Of something else than the report’s own figures, or too vague: nothing is found. */
  readonly silent?: readonly string[];
}
