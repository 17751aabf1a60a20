import { balance } from './totals/balance';
import { basisName } from './dates/basis-name';
import { basisObsolete } from './dates/basis-obsolete';
import { boilerplateLeft } from './text/boilerplate-left';
import { carryOver } from './years/carry-over';
import { cellBlank } from './cells/cell-blank';
import { cellFormat } from './cells/cell-format';
import { cellNotACount } from './cells/cell-not-a-count';
import { cellNotANumber } from './cells/cell-not-a-number';
import { cellUnit } from './cells/cell-unit';
import { columnExtra } from './tables/column-extra';
import { columnMissing } from './tables/column-missing';
import { columnName } from './tables/column-name';
import { columnTotal } from './totals/column-total';
import { conversionResidue } from './text/conversion-residue';
import { copiedText } from './years/copied-text';
import { feeStatement } from './text/fee-statement';
import { formObsolete } from './form/form-obsolete';
import { mixedBrackets } from './text/mixed-brackets';
import { narrativeBreakdown } from './prose/narrative-breakdown';
import { narrativePercentage } from './prose/narrative-percentage';
import { narrativeShare } from './prose/narrative-share';
import { narrativeTotal } from './prose/narrative-total';
import { periodMissing } from './dates/period-missing';
import { periodYear } from './dates/period-year';
import { personalData } from './text/personal-data';
import { placeholderLeft } from './text/placeholder-left';
import { reviewTotal } from './totals/review-total';
import { groupTotal } from './totals/group-total';
import { reviewVolume } from './totals/review-volume';
import { rowDuplicate } from './tables/row-duplicate';
import { rowMissing } from './tables/row-missing';
import { rowName } from './tables/row-name';
import { rowOrder } from './tables/row-order';
import { rowTotal } from './totals/row-total';
import { rowUnknown } from './tables/row-unknown';
import { sectionAspect } from './form/section-aspect';
import { sectionDuplicate } from './form/section-duplicate';
import { sectionEmpty } from './form/section-empty';
import { sectionList } from './form/section-list';
import { sectionMissing } from './form/section-missing';
import { sectionNumber } from './form/section-number';
import { sectionOrder } from './form/section-order';
import { sectionTitle } from './form/section-title';
import { signedLate } from './dates/signed-late';
import { staleYear } from './dates/stale-year';
import { stockBelowIssued } from './totals/stock-below-issued';
import { stockContinuity } from './years/stock-continuity';
import { stockNegative } from './totals/stock-negative';
import { suppressionUnused } from './text/suppression-unused';
import { tableMissing } from './tables/table-missing';
import { tableUnreadable } from './tables/table-unreadable';
import { termTypo } from './text/term-typo';
import type { Rule } from './rule';

/** Every rule, in the order of docs and tables. */
export const rules: readonly Rule[] = [
  formObsolete,
  sectionMissing,
  sectionTitle,
  sectionOrder,
  sectionNumber,
  sectionDuplicate,
  sectionEmpty,
  sectionAspect,
  sectionList,
  tableMissing,
  tableUnreadable,
  rowMissing,
  rowOrder,
  rowUnknown,
  rowDuplicate,
  rowName,
  columnName,
  columnMissing,
  columnExtra,
  cellBlank,
  cellNotANumber,
  cellNotACount,
  cellFormat,
  cellUnit,
  rowTotal,
  columnTotal,
  groupTotal,
  balance,
  reviewTotal,
  stockNegative,
  stockBelowIssued,
  reviewVolume,
  narrativeTotal,
  narrativeBreakdown,
  narrativePercentage,
  narrativeShare,
  periodMissing,
  periodYear,
  staleYear,
  basisObsolete,
  basisName,
  signedLate,
  carryOver,
  stockContinuity,
  copiedText,
  boilerplateLeft,
  conversionResidue,
  placeholderLeft,
  termTypo,
  mixedBrackets,
  feeStatement,
  personalData,
  suppressionUnused,
];

/** A rule by its id. */
export function ruleById(id: string): Rule | undefined {
  return rules.find((r) => r.id === id);
}
