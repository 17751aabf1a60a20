import { cleanReport, figuresFrom, setParagraphs, type ReportSpec, type Variant } from '../../../support/report';
import { county } from '../bench';

type Given = Parameters<typeof figuresFrom>[1];

const reportOf = (variant: Variant, year: number, agency: string, date: string, given: Given): ReportSpec => ({
  ...setParagraphs(cleanReport(variant, year), 'overview', county.sections[0]!.paragraphs),
  title: `${agency}${year}年政府信息公开工作年度报告`,
  signature: [agency, date],
  figures: figuresFrom(county.form, given),
});
/**
 * A county’s health commission, 2024: new 23 = 17 + 6 (2, 0, 0, 4); carried in 2; handled 22 = 9 + 4 + 3 + 4 + 1
 * + 1; forward 3.
 */
export const clinic = reportOf('department', 2024, '澜阳县卫生健康局', '2025年1月16日', {
  'disclosure.normativeDocs': [2, 1, 9],
  'disclosure.licensing.decisions': 1460,
  'disclosure.penalty.decisions': 87,
  'disclosure.fees.amountWanYuan': 12.6,
  'applications.carriedIn': [2],
  'applications.results.granted': [7, 1, 0, 0, 1],
  'applications.results.partial': [3, 0, 0, 0, 1],
  'applications.results.denied.thirdPartyRights': [1],
  'applications.results.denied.enforcementCaseFile': [2],
  'applications.results.unable.notHeld': [2, 1, 0, 0, 1],
  'applications.results.notProcessed.petitionComplaint': [1],
  'applications.results.other.overdueCorrection': [0, 0, 0, 0, 1],
  'applications.carriedForward': [3],
  review: [2, 1],
  'litigation.direct': [0, 0, 1],
});
/**
 * A city’s report for 2022: new 1139; carried in 45; handled 1132 = 589 + 122 + 80 + 271 + 47 + 23; carried
 * forward 52.
 */
export const prefecture = reportOf('plain', 2022, '沅州市人民政府', '2023年3月10日', {
  'disclosure.rules': [1, 0, 12],
  'disclosure.normativeDocs': [24, 31, 286],
  'disclosure.licensing.decisions': 96418,
  'disclosure.penalty.decisions': 23760,
  'disclosure.coercion.decisions': 3125,
  'disclosure.fees.amountWanYuan': 18734.52,
  'applications.carriedIn': [36, 4, 0, 0, 5],
  'applications.results.granted': [480, 35, 3, 2, 61, 8],
  'applications.results.partial': [96, 11, 0, 0, 14, 1],
  'applications.results.denied.otherLawForbidden': [8],
  'applications.results.denied.thirdPartyRights': [14, 2],
  'applications.results.denied.processInfo': [17, 1],
  'applications.results.denied.enforcementCaseFile': [21, 3, 0, 0, 2],
  'applications.results.denied.adminQuery': [12],
  'applications.results.unable.notHeld': [190, 22, 1, 0, 30, 4],
  'applications.results.unable.needsCreation': [16, 1],
  'applications.results.unable.stillUnclear': [7],
  'applications.results.notProcessed.petitionComplaint': [33, 1],
  'applications.results.notProcessed.repeat': [12, 1],
  'applications.results.other.overdueCorrection': [19, 1],
  'applications.results.other.other': [3],
  'applications.carriedForward': [41, 5, 0, 0, 6],
  review: [47, 8, 5, 7],
  'litigation.direct': [15, 2, 3, 5],
  'litigation.postReview': [9, 1, 2, 2],
});
/**
 * A province’s report for 2025: new 16214; carried in 640; handled 16108; carried forward 746; reviews 1360;
 * lawsuits 804.
 */
export const provGov = reportOf('plain', 2025, '宁西省人民政府', '2026年3月18日', {
  'disclosure.rules': [4, 3, 87],
  'disclosure.normativeDocs': [168, 204, 3216],
  'disclosure.licensing.decisions': 1842630,
  'disclosure.penalty.decisions': 396214,
  'disclosure.coercion.decisions': 51870,
  'disclosure.fees.amountWanYuan': 284316.4,
  'applications.carriedIn': [512, 46, 2, 1, 73, 6],
  'applications.results.granted': [6120, 480, 22, 19, 704, 95],
  'applications.results.partial': [1630, 142, 4, 3, 251, 18],
  'applications.results.denied.thirdPartyRights': [160, 21, 0, 0, 14],
  'applications.results.denied.processInfo': [238, 17, 0, 0, 22],
  'applications.results.denied.enforcementCaseFile': [410, 33, 0, 0, 41],
  'applications.results.denied.adminQuery': [285],
  'applications.results.unable.notHeld': [2980, 310, 6, 4, 402, 37],
  'applications.results.unable.needsCreation': [214, 20, 0, 0, 12],
  'applications.results.unable.stillUnclear': [130, 8],
  'applications.results.notProcessed.petitionComplaint': [604, 22],
  'applications.results.notProcessed.repeat': [190, 14, 0, 0, 11],
  'applications.results.notProcessed.massiveRepeated': [87],
  'applications.results.other.overdueCorrection': [233, 17, 0, 0, 9],
  'applications.results.other.other': [64, 5],
  'applications.carriedForward': [604, 51, 1, 0, 82, 8],
  review: [980, 171, 96, 113],
  'litigation.direct': [312, 29, 64, 88],
  'litigation.postReview': [206, 14, 31, 60],
});
/**
 * A ministry’s report for 2021: new 360; carried in 17; handled 353; carried forward 24; reviews 20; lawsuits 8 +
 * 4.
 */
export const reserve = reportOf('department', 2021, '国家粮棉储备总局', '2022年1月27日', {
  'disclosure.rules': [2, 0, 21],
  'disclosure.normativeDocs': [18, 9, 143],
  'disclosure.licensing.decisions': 864,
  'disclosure.penalty.decisions': 47,
  'applications.carriedIn': [14, 2, 0, 0, 1],
  'applications.results.granted': [118, 19, 3, 0, 8, 4],
  'applications.results.partial': [41, 6, 1, 0, 3],
  'applications.results.denied.stateSecret': [5],
  'applications.results.denied.internalAffairs': [9, 1],
  'applications.results.denied.processInfo': [12, 1],
  'applications.results.unable.notHeld': [64, 8, 1, 0, 5],
  'applications.results.unable.stillUnclear': [4],
  'applications.results.notProcessed.petitionComplaint': [27],
  'applications.results.notProcessed.repeat': [6],
  'applications.results.other.overdueCorrection': [7],
  'applications.carriedForward': [19, 3, 0, 0, 2],
  review: [14, 2, 1, 3],
  'litigation.direct': [5, 0, 1, 2],
  'litigation.postReview': [2, 0, 1, 1],
});
