import { balance } from './balance';
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
import { formObsolete } from './form-obsolete';
import { narrativeTotal } from './narrative-total';
import { narrativeBreakdown } from './narrative-breakdown';
import { narrativePercentage } from './narrative-percentage';
import { narrativeShare } from './narrative-share';
import { reviewTotal } from './review-total';
import { rowDuplicate } from './row-duplicate';
import { rowMissing } from './row-missing';
import { rowName } from './row-name';
import { rowOrder } from './row-order';
import { rowTotal } from './row-total';
import { rowUnknown } from './row-unknown';
import { sectionDuplicate } from './section-duplicate';
import { sectionEmpty } from './section-empty';
import { sectionMissing } from './section-missing';
import { sectionNumber } from './section-number';
import { sectionOrder } from './section-order';
import { sectionTitle } from './section-title';
import { stockBelowIssued } from './stock-below-issued';
import { stockNegative } from './stock-negative';
import { stockContinuity } from './stock-continuity';
import { tableMissing } from './table-missing';
import { tableUnreadable } from './table-unreadable';
import type { Rule } from './rule';

/** Every rule, in the order of docs and tables. */
export const rules: readonly Rule[] = [
  formObsolete, sectionMissing, sectionTitle, sectionOrder, sectionNumber, sectionDuplicate, sectionEmpty,
  tableMissing, tableUnreadable, rowMissing, rowOrder, rowUnknown, rowDuplicate, rowName, columnName, columnMissing, columnExtra,
  cellBlank, cellNotANumber, cellNotACount, cellFormat, cellUnit,
  rowTotal, columnTotal, balance, reviewTotal, stockNegative, stockBelowIssued,
  narrativeTotal, narrativeBreakdown, narrativePercentage, narrativeShare,
  carryOver, stockContinuity, copiedText,
  conversionResidue,
];

/** A rule by its id. */
export function ruleById(id: string): Rule | undefined { return rules.find((r) => r.id === id); }
