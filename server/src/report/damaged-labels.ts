import type { TableFault } from './model';

/** Stands where a character was lost. */
const LOST = '\ufffd';

const isDamaged = (fault: TableFault): boolean => 'text' in fault && fault.text.includes(LOST);

/** Nothing is said of labels that lost characters, nor of rows and columns that may be missing for it. */
export function withoutDamagedLabels(faults: TableFault[]): TableFault[] {
  if (!faults.some(isDamaged)) return faults;
  return faults.filter((f) => !isDamaged(f) && f.kind !== 'row-missing' && f.kind !== 'column-missing');
}
