import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pagesStandIn } from './features/rule-page';

/** Finds the pages of the rules beside the bundles of the program. */
export function findRulePages(): void {
  const pages = join(__dirname, '..', 'docs', 'rules');
  if (existsSync(pages)) pagesStandIn(pathToFileURL(pages).href);
}
