import { balance } from './balance';
import { basisName } from './basis-name';
import { basisObsolete } from './basis-obsolete';
import { boilerplateLeft } from './boilerplate-left';
import { carryOver } from './carry-over';
import { cellBlank } from './cell-blank';
import { cellFormat } from './cell-format';
import { cellNotACount } from './cell-not-a-count';
import { cellNotANumber } from './cell-not-a-number';
import { cellUnit } from './cell-unit';
import { columnExtra } from './column-extra';
import { columnMissing } from './column-missing';
import { columnName } from './column-name';
import { columnTotal } from './column-total';
import { conversionResidue } from './conversion-residue';
import { copiedText } from './copied-text';
import { feeStatement } from './fee-statement';
import { formObsolete } from './form-obsolete';
import { mixedBrackets } from './mixed-brackets';
import { narrativeBreakdown } from './narrative-breakdown';
import { narrativePercentage } from './narrative-percentage';
import { narrativeShare } from './narrative-share';
import { narrativeTotal } from './narrative-total';
import { periodMissing } from './period-missing';
import { periodYear } from './period-year';
import { personalData } from './personal-data';
import { placeholderLeft } from './placeholder-left';
import { reviewTotal } from './review-total';
import { reviewVolume } from './review-volume';
import { rowDuplicate } from './row-duplicate';
import { rowMissing } from './row-missing';
import { rowName } from './row-name';
import { rowOrder } from './row-order';
import { rowTotal } from './row-total';
import { rowUnknown } from './row-unknown';
import { sectionAspect } from './section-aspect';
import { sectionDuplicate } from './section-duplicate';
import { sectionEmpty } from './section-empty';
import { sectionList } from './section-list';
import { sectionMissing } from './section-missing';
import { sectionNumber } from './section-number';
import { sectionOrder } from './section-order';
import { sectionTitle } from './section-title';
import { signedLate } from './signed-late';
import { staleYear } from './stale-year';
import { stockBelowIssued } from './stock-below-issued';
import { stockContinuity } from './stock-continuity';
import { stockNegative } from './stock-negative';
import { tableMissing } from './table-missing';
import { tableUnreadable } from './table-unreadable';
import { termTypo } from './term-typo';
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
];

/** A rule by its id. */
export function ruleById(id: string): Rule | undefined {
  return rules.find((r) => r.id === id);
}
