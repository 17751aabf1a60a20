import { cleanReport, figuresFrom, setParagraphs, type ReportSpec } from '../../../support/report';
import { county, nothing } from '../bench';

export { county, nothing };

/**
 * A department’s report: new 14 = 11 + 2 + 1; carried in 1; handled 13: 7 granted, 5 not held, 1 repeated; carried
 * forward 2.
 */
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

/**
 * A street office’s report: 7 applications, all of natural persons; 4 granted, 3 not held; one licence; one review
 * upheld.
 */
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

/**
 * A city’s report: new 2059 = 1660 natural persons + 399 organisations (157, 4, 9, 196, 33); carried in 71; handled
 * 2038 = 1000 granted + 268 partial + 169 denied + 465 unable + 95 not processed + 41 other; carried forward 92;
 * rules 2, 1, 36; documents 35, 18, 422; licensing 186532, penalty 42117, coercion 8630, fees 52316.87; reviews 123
 * (88, 14, 9, 12); lawsuits 52 (31, 3, 8, 10) + 31 (19, 2, 4, 6).
 */
export const city: ReportSpec = {
  ...setParagraphs(cleanReport('plain', 2023), 'overview', county.sections[0]!.paragraphs),
  title: '宁湖市人民政府2023年政府信息公开工作年度报告',
  signature: ['宁湖市人民政府', '2024年3月20日'],
  figures: figuresFrom(county.form, {
    'disclosure.rules': [2, 1, 36],
    'disclosure.normativeDocs': [35, 18, 422],
    'disclosure.licensing.decisions': 186532,
    'disclosure.penalty.decisions': 42117,
    'disclosure.coercion.decisions': 8630,
    'disclosure.fees.amountWanYuan': 52316.87,
    'applications.carriedIn': [55, 6, 0, 0, 9, 1],
    'applications.results.granted': [820, 60, 4, 6, 92, 18],
    'applications.results.partial': [210, 22, 0, 1, 30, 5],
    'applications.results.denied.otherLawForbidden': [12, 2],
    'applications.results.denied.thirdPartyRights': [20, 3, 0, 0, 4],
    'applications.results.denied.internalAffairs': [15, 1],
    'applications.results.denied.processInfo': [22, 3, 0, 0, 1],
    'applications.results.denied.enforcementCaseFile': [40, 6, 0, 0, 9],
    'applications.results.denied.adminQuery': [31],
    'applications.results.unable.notHeld': [300, 44, 0, 2, 51, 9],
    'applications.results.unable.needsCreation': [35, 4, 0, 0, 1],
    'applications.results.unable.stillUnclear': [18, 1],
    'applications.results.notProcessed.petitionComplaint': [60, 2],
    'applications.results.notProcessed.repeat': [21, 4, 0, 0, 3],
    'applications.results.notProcessed.massiveRepeated': [5],
    'applications.results.other.overdueCorrection': [30, 2, 0, 0, 2],
    'applications.results.other.other': [6, 1],
    'applications.carriedForward': [70, 8, 0, 0, 12, 2],
    review: [88, 14, 9, 12],
    'litigation.direct': [31, 3, 8, 10],
    'litigation.postReview': [19, 2, 4, 6],
  }),
};

/**
 * A district’s report for 2024: new 186 = 144 natural persons + 42 organisations (18, 0, 1, 20, 3); carried in
 * 7; handled 183 = 69 granted + 28 partial + 22 denied + 48 unable + 12 not processed + 4 other; carried
 * forward 10; documents 4, 3, 29; licensing 48210, penalty 1533, coercion 207, fees 3021.7; reviews 15 (9, 2,
 * 3, 1); lawsuits 7 (4, 0, 2, 1) + 6 (3, 1, 0, 2).
 */
export const district: ReportSpec = {
  ...setParagraphs(cleanReport('plain', 2024), 'overview', county.sections[0]!.paragraphs),
  title: '澄江市河滨区人民政府2024年政府信息公开工作年度报告',
  signature: ['澄江市河滨区人民政府', '2025年2月18日'],
  figures: figuresFrom(county.form, {
    'disclosure.normativeDocs': [4, 3, 29],
    'disclosure.licensing.decisions': 48210,
    'disclosure.penalty.decisions': 1533,
    'disclosure.coercion.decisions': 207,
    'disclosure.fees.amountWanYuan': 3021.7,
    'applications.carriedIn': [6, 1],
    'applications.results.granted': [52, 6, 0, 1, 8, 2],
    'applications.results.partial': [21, 3, 0, 0, 4],
    'applications.results.denied.thirdPartyRights': [5, 1],
    'applications.results.denied.processInfo': [4],
    'applications.results.denied.enforcementCaseFile': [9, 2, 0, 0, 1],
    'applications.results.unable.notHeld': [31, 5, 0, 0, 6, 1],
    'applications.results.unable.needsCreation': [3],
    'applications.results.unable.stillUnclear': [2],
    'applications.results.notProcessed.petitionComplaint': [8],
    'applications.results.notProcessed.repeat': [3, 1],
    'applications.results.other.overdueCorrection': [2],
    'applications.results.other.other': [1, 1],
    'applications.carriedForward': [9, 0, 0, 0, 1],
    review: [9, 2, 3, 1],
    'litigation.direct': [4, 0, 2, 1],
    'litigation.postReview': [3, 1, 0, 2],
  }),
};

/**
 * A bureau’s report for 2022: new 35 = 30 natural persons + 5 organisations (4, 0, 0, 1); carried in 1;
 * handled 34 = 15 granted + 3 partial + 6 denied + 8 unable + 2 not processed; carried forward 2; documents 3,
 * 1, 16; licensing 1287, penalty 54; reviews 2 (1, 1); lawsuits 1.
 */
export const bureau: ReportSpec = {
  ...setParagraphs(cleanReport('department', 2022), 'overview', county.sections[0]!.paragraphs),
  title: '安临市人力资源和社会保障局2022年政府信息公开工作年度报告',
  signature: ['安临市人力资源和社会保障局', '2023年1月19日'],
  figures: figuresFrom(county.form, {
    'disclosure.normativeDocs': [3, 1, 16],
    'disclosure.licensing.decisions': 1287,
    'disclosure.penalty.decisions': 54,
    'applications.carriedIn': [1],
    'applications.results.granted': [12, 2, 0, 0, 1],
    'applications.results.partial': [3],
    'applications.results.denied.thirdPartyRights': [2],
    'applications.results.denied.enforcementCaseFile': [4],
    'applications.results.unable.notHeld': [7, 1],
    'applications.results.notProcessed.petitionComplaint': [2],
    'applications.carriedForward': [1, 1],
    review: [1, 1],
    'litigation.direct': [1],
  }),
};

/**
 * A province’s department, 2025: new 806 = 644 natural persons + 162 organisations (66, 3, 0, 83, 10); carried
 * in 30; handled 797 = 313 granted + 112 partial + 61 denied + 242 unable + 53 not processed + 16 other;
 * carried forward 39; documents 11, 6, 83; licensing 3468, penalty 29; reviews 74 (51, 9, 6, 8); lawsuits 19
 * (11, 1, 2, 5) + 24 (14, 2, 1, 7).
 */
export const province: ReportSpec = {
  ...setParagraphs(cleanReport('department', 2025), 'overview', county.sections[0]!.paragraphs),
  title: '宁西省自然资源厅2025年政府信息公开工作年度报告',
  signature: ['宁西省自然资源厅', '2026年1月19日'],
  figures: figuresFrom(county.form, {
    'disclosure.normativeDocs': [11, 6, 83],
    'disclosure.licensing.decisions': 3468,
    'disclosure.penalty.decisions': 29,
    'applications.carriedIn': [23, 4, 0, 0, 3],
    'applications.results.granted': [233, 31, 2, 0, 40, 7],
    'applications.results.partial': [88, 9, 0, 0, 14, 1],
    'applications.results.denied.stateSecret': [3],
    'applications.results.denied.internalAffairs': [12, 1],
    'applications.results.denied.processInfo': [19, 2, 0, 0, 1],
    'applications.results.denied.enforcementCaseFile': [7],
    'applications.results.denied.adminQuery': [16],
    'applications.results.unable.notHeld': [177, 20, 1, 0, 26, 2],
    'applications.results.unable.needsCreation': [6],
    'applications.results.unable.stillUnclear': [9, 1],
    'applications.results.notProcessed.petitionComplaint': [28],
    'applications.results.notProcessed.repeat': [17, 2],
    'applications.results.notProcessed.massiveRepeated': [6],
    'applications.results.other.overdueCorrection': [11, 1],
    'applications.results.other.other': [4],
    'applications.carriedForward': [31, 3, 0, 0, 5],
    review: [51, 9, 6, 8],
    'litigation.direct': [11, 1, 2, 5],
    'litigation.postReview': [14, 2, 1, 7],
  }),
};

/** Sentences of one kind. */
export interface Way {
  readonly name: string;
  readonly spec: ReportSpec;
  /** The section that the sentences stand in, if not the first. */
  readonly section?: string;
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
