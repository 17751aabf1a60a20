import type { Layout } from '../print/document';
import { barRows } from './bar-rows';
import { barRowsTrailing } from './bar-rows-trailing';
import { cellBars } from './cell-bars';
import { commas, commasWide } from './commas';
import { pipesFilled, tabsFilled } from './filled';
import { html, htmlLine, htmlPretty } from './html';
import { htmlMarkdown } from './html-markdown';
import { htmlCell, htmlCellLine, htmlRows } from './html-outer';
import { joinedAbsent, joinedFull, joinedSurplus } from './joined';
import { lines, linesNumbered, linesSpaced } from './lines';
import { pdf, pdfTop } from './pdf';
import { pipes } from './pipes';
import { pipesAbsent } from './pipes-absent';
import { pipesBare } from './pipes-bare';
import { pipesCut } from './pipes-cut';
import { pipesGroups, pipesGroupsShort, pipesGroupsStruck } from './pipes-groups';
import { tabCells, tabCellsDense } from './tab-cells';
import { tabs, tabsPhantom, tabsPlain } from './tabs';

export type { Layout } from '../print/document';
export type { PrintOptions } from '../print/options';
export type { Printed, Span } from '../print/writer';

/** Every layout a table has been seen in. */
export const layouts: readonly Layout[] = [
  pipes,
  pipesBare,
  pipesAbsent,
  pipesCut,
  cellBars,
  barRows,
  barRowsTrailing,
  joinedFull,
  joinedSurplus,
  joinedAbsent,
  tabs,
  tabsPhantom,
  tabsPlain,
  tabCells,
  tabCellsDense,
  lines,
  linesSpaced,
  html,
  htmlPretty,
  htmlLine,
  htmlMarkdown,
  pdf,
  pdfTop,
  pipesFilled,
  tabsFilled,
  htmlCell,
  htmlCellLine,
  htmlRows,
  pipesGroups,
  pipesGroupsShort,
  pipesGroupsStruck,
  linesNumbered,
  commas,
  commasWide,
];

export function layoutNamed(name: string): Layout {
  const found = layouts.find((l) => l.name === name);
  if (!found) throw new Error(`no layout "${name}"`);
  return found;
}
