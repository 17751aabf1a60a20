import { findAbove } from '../find-above';
import { CONFIG_NAMES } from './model';

export { isFile } from '../find-above';

/** The configuration file nearest to a folder, as {@link findAbove} looks for it. */
export function findConfig(folder: string, last?: string): string | undefined {
  return findAbove(CONFIG_NAMES, folder, last);
}
